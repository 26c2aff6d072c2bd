/*
 * What can go wrong, in English, worded for a curator: sentences, and the reasons that stand inside them. Which codes there
 * are is said here too. Runs everywhere.
 */
import { moment } from './words.ts';

/** Code -> the sentence that is shown. `{name}` parts are filled from the problem's values, all of which must be given. */
export const PROBLEMS = {
  'backup-failed': 'The backup copy could not be made: {reason}. Work goes on, and is saved as always.',
  'backup-missing': 'There is no backup {name} in this catalogue any more.',
  'backup-unusable': 'The backup {name} cannot be used: {reason}. Nothing was changed; choose another one.',
  'bad-request': 'The window asked for something that is not allowed.',
  cancelled: 'Stopped as you asked. What was finished before is kept.',
  'catalogue-damaged': 'The catalogue file is damaged: {reason}. Restore it from a backup.',
  'catalogue-foreign':
    'This catalogue is not as Vasculum leaves one: {reason}. Somebody or some other program changed it, so this was not used, and nothing was changed now. Ask whoever it came from, or restore a copy from its backups.',
  'catalogue-in-use': 'This catalogue is open in another window or program ({holder}). Close it there first.',
  'catalogue-is-file': '{path} is a file. A catalogue is a whole folder: open the one that holds catalogue.sqlite.',
  'catalogue-missing': 'There is no catalogue in {folder}. Create one by importing a folder of photos.',
  'catalogue-read-only':
    'Nothing can be changed in this catalogue now: {reason}. Looking, searching and exporting work.',
  'catalogue-newer':
    'This catalogue was written by a newer Vasculum (version {found}, this one reads up to {known}). Update Vasculum to open it; nothing was changed.',
  'csv-unreadable': 'The table {file} cannot be read: {reason}.',
  'disk-full':
    'The disk is full: {path} could not be written. What was finished before is kept; free some space and go on.',
  'dropped-no-use':
    'Drop the folder that the photos are in, not single files. Of files only a model (.vasculum-model) or starting weights (.pth, .safetensors, .h5) can be dropped.',
  'dropped-too-early': 'Open a catalogue first, then drop the file on it: a model or weights belong to a catalogue.',
  'ensemble-in-file': 'The model {model} cannot be written as one file: {reason}.',
  'ended-unexpectedly': 'Vasculum ended unexpectedly while {doing}. {next}',
  'drive-failed':
    '{path} could not be read or written: {reason}. What was finished before is kept. Connect the drive again, or try another place.',
  'emptied-by-split':
    'All photos of {specimen} were chosen, so nothing would be split off. Leave at least one of them with it.',
  'evaluation-damaged':
    'The evaluation {evaluation} is damaged: what is kept of it is not as Vasculum writes it. Nothing else is concerned; measure the model again.',
  'import-unknown': 'There is no import {number} in this catalogue. “vasculum imports list” says which there are.',
  'import-under-way': 'An import is under way. Wait for its end, or stop it first; then imports can be taken out.',
  'file-exists': '{path} exists already. Choose another name, or say that it may be replaced.',
  'file-missing': '{path} is not there any more. Is its drive connected?',
  'folder-empty': 'No photos were found in {folder}. Photos are JPEG, PNG, TIFF, WebP, AVIF, HEIC or RAW files.',
  'folder-only-links':
    'No photos lie in {folder} itself, only {links} out of it. Links are followed only when you say so: tick “Follow links”, or give --follow-links on the command line.',
  'folder-in-catalogue':
    'The folder {folder} is the catalogue’s own or lies in it, where no photos are read. Keep photos and catalogue in two folders.',
  'folder-is-file': '{path} is a file. Name the folder that it lies in: a whole folder is imported.',
  'folder-missing': 'The folder {folder} is not there. Is its drive connected?',
  'folder-not-empty': 'The folder {folder} is not empty. Choose a new or an empty one; nothing was written.',
  'half-coordinates':
    'Latitude and longitude belong together, and {specimens} would have one without the other. Set both, or empty both.',
  'job-running': '{title} is under way. Wait for its end, or stop it first.',
  'known-damaged':
    'What was kept about the catalogues opened here could not be read and starts afresh; the old file is kept as {path}. Each catalogue asks once more before its photos are read. No catalogue is touched by this.',
  'learned-unknown':
    'The model {model} came in a file, which does not say what photos it learned from, so a look for leakage cannot be made.',
  'loss-not-finite':
    'The loss became {value} at step {step}, so the run was stopped; the last good checkpoint is kept. Try a lower learning rate, or a longest gradient of 1 (in Advanced).',
  'model-removed':
    'The files of the model {model} were removed on {date} to free room. Its name, figures and answers are kept; to use it again, open its model file, or train again.',
  'model-missing': 'There is no model named {model} in this catalogue.',
  'model-unreadable': 'The model file {file} cannot be read: {reason}.',
  'name-unknown': 'The name {name} is not in this catalogue.',
  'name-not-there': '{name} cannot stand so: {reason}.',
  'name-there': 'There is a {rank} named {name} already. If another taxon is meant, write its author behind the name.',
  'pins-full': 'All nine keys have a name already. Take one off its key first.',
  'name-taken':
    'There is a {rank} named {name} already. Name the specimens so instead: choose them all, then “Name the selection”.',
  'no-known-names':
    'No photo here with a name by a person can judge {model}: it knows none of these names, or has learned from all of these photos. Import or name specimens of its taxa, then measure it.',
  'not-allowed': '{path} may not be read or written with this account.',
  'not-enough-disk': 'Snapshots need {needed}, {free} are free. Free some space, then start again or go on.',
  'not-enough-memory': 'Not enough memory for a batch of {batch}. Try a batch of {smaller}.',
  'nothing-in-common': 'No photo was measured with both {first} and {second}, so they cannot be compared.',
  'nothing-to-evaluate': 'No photo was held out of the training of {model}, so there is nothing to measure it on.',
  'nothing-to-export': 'Nothing matches the choice, so nothing was written.',
  'nothing-to-learn':
    'Nothing to learn from yet: {count} named photos of {taxa} taxa. At least two taxa with {minimum} specimens each are needed. Review some photos, or import names from folder names.',
  'nothing-left-to-learn':
    'Nothing is left to learn from: {taxa} taxa with {minimum} specimens each, and two are needed. Left out: {why}.',
  'nothing-to-predict': 'Every photo already has an answer from this model.',
  'nothing-to-redo': 'There is nothing to redo.',
  'nothing-to-put-right': 'Nothing would change: it is so already.',
  'nothing-to-set': 'Nothing would change: what is chosen has these values already, or others, which stay.',
  'nothing-to-undo': 'There is nothing to undo.',
  'number-lost': '{specimen} has no number, {numbered} has one. Choose {numbered} as the one that stays.',
  'number-of-one':
    'A catalogue number is that of one specimen, and {specimens} are chosen. Choose one, or leave the number as it is.',
  'number-taken':
    '{number} is the number of another specimen already. Join the two if they are one, or choose another number.',
  'numbers-between': 'No specimen has a number from {from} to {to}.',
  'orcid-of-another':
    'In this catalogue, {name} has the ORCID {orcid}. Determinations tell people apart by their names alone: if you are somebody else of that name, write yours differently, such as with another initial.',
  'photos-away':
    'Photos in {folder} cannot be reached: {reason}. Nothing was left out because of it; connect the drive and go on.',
  'photos-unreadable':
    'None of {photos} can be read: the files are gone or damaged. Import their folder again: it says what is wrong with each, and finds photos that were moved.',
  'photo-changed': 'This photo has changed since it was imported. Import its folder again, comparing contents.',
  'photo-ambiguous': 'Several photos are called {photo}. Say more of its path, such as folder/photo.jpg.',
  'photo-unreadable': 'This photo cannot be read: its file is gone, damaged, or its drive is not connected.',
  'photos-unasked':
    'The photos of this catalogue were not read here before, and nobody has agreed to it yet. They lie in {folders}. Agree in the window (“Folders of photos” in the menu under the catalogue’s name), or name the folder on the command line with --read-photos-from.',
  'place-in-catalogue':
    '{path} lies in the folder of the catalogue {folder}, which is kept for the catalogue’s own files. Choose a place outside of it; nothing was written.',
  'place-is-photo':
    '{path} is a photo, or has the name of one, and photos are never written over. Choose another name; nothing was written.',
  'place-read-only': '{path} cannot be written: it lies where nothing can be written.',
  'preferences-damaged':
    'Your settings could not be read and start afresh; the old file is kept as {path}. No catalogue is touched by this.',
  'profile-unusable':
    'Your settings have no place in {folder}, so what you set now is forgotten when Vasculum ends: {reason}.',
  'quick-needs-backbone':
    'Quick training leaves a network as it is and trains its last layer alone, so it needs one that has learned already. Choose a model or weights to start from, or train fully.',
  'quick-too-large':
    'The embeddings of {photos} need {needed} of memory; {free} can be had. Close other programs, or train fully, which needs no more for more photos.',
  'run-not-resumable': 'The run {run} cannot go on: {reason}.',
  'self-test-failed':
    'The model in {file} does not answer here as it did where it was made: {reason}. It was not added.',
  'set-gone': 'This set is not in the catalogue any more. Nothing was changed.',
  'set-name-taken': 'A set is called {name} already. Choose another name, or replace it.',
  'set-newer': 'The set {name} was saved by a newer Vasculum, which this one cannot read. Update Vasculum to use it.',
  'set-unknown': 'There is no set named {name} in this catalogue. Its sets: {sets}.',
  'specimen-unknown':
    'There is no specimen with the number {wanted} in this catalogue, and no photo that is called so.',
  'stopped-thread':
    'A part of Vasculum stopped unexpectedly ({thread}). Saved work is safe; what was under way can be started again.',
  'too-many-at-once': '{specimens} are more than one act can change; {most} are the most. Take them in parts.',
  'trainer-unavailable':
    'Training and recognition are not available: {reason}. Everything else works. `npm run doctor` says what to install.',
  'system-short': '{reason}. Close other programs and try again; what was finished before is kept.',
  'type-protected': 'Type specimens are decided one at a time.',
  'type-not-joined':
    'A type specimen is joined with one other at a time, and is the one that stays; two types are never joined.',
  unexpected: 'Something went wrong that Vasculum did not expect: {reason}. The details are in the log.',
  'weights-missing': 'There are no starting weights {name} in this catalogue. Add their file again.',
  'weights-mismatch': 'These weights do not fit the network: {reason}.',
  'wrong-orcid':
    '{orcid} is no ORCID: it has four groups of four digits, the last of which may be X, and its last digit must fit the others.',
  'weights-unreadable': '{file} cannot be used as starting weights: {reason}.',
  'wrong-setting': '{setting}: {reason}.',
} as const;

/** Code -> the reason as it stands inside a sentence, mostly after a colon. */
export const REASONS = {
  'a-file': 'a file',
  'a-text': 'a text',
  'another-program': 'another program',
  'any-name': 'any name',
  'asked-for': 'asked for',
  'at-file': '{file}: {reason}',
  'backups-not-written': 'nothing can be written into its folder backups',
  'became-shorter': 'it became shorter while it was read',
  'both-models': '{first} and {second} alike',
  'catalogue-file': 'the catalogue file',
  'catalogue-file-gone': 'catalogue.sqlite is gone from {folder}',
  'certainty-differs': 'a certainty differs by {difference}, and at most {most} is due to rounding',
  'checkpoints-removed': 'its checkpoints were removed to free room',
  'contents-damaged': 'its list of contents is damaged',
  'copy-not-sound': 'a copy of it is not sound',
  'cut-short': 'it is cut short or damaged',
  damaged: 'it is damaged',
  'damaged-so': 'it is damaged ({answer})',
  'depth-of-start': '{name} is a ResNet{depth}, so a run that begins from it has that depth, not {wanted}',
  'drive-answers-with': 'its drive answers with {code}',
  'drive-fails': 'its drive does not answer, or answers with errors',
  'decoding-breaks-down': 'whatever tries to decode it breaks down',
  'drive-silent': 'the drive does not answer',
  'its-drive-silent': 'its drive does not answer',
  empty: 'it is empty',
  'fault-away': 'its drive is gone, or answers with errors ({code})',
  'fault-full': 'the disk is full',
  'fault-gone': 'it is not there',
  'fault-not-allowed': 'this account may not read or write it',
  'fault-read-only': 'it lies where nothing can be written',
  'file-empty': 'the file is empty',
  'folder-empty': 'the folder is empty, as where a drive is not connected',
  'folder-gone': 'the folder is not there any more',
  'folder-not-there': 'the folder is not there',
  'has-twice': 'it has {name} twice',
  'holds-foreign-part': 'it holds {part}, which no model file does',
  'holds-no-number': '{name} holds what is no number',
  'holds-too-many-files': 'it holds {files} files, more than any model',
  'holds-too-much': 'it holds more than any model',
  'holds-twice': 'it holds {part} twice',
  'incomplete-or-damaged': 'it is incomplete or damaged',
  'is-a-link': '{path} is a link',
  'its-part-damaged': 'its {part} is damaged',
  'kind-device': 'a device',
  'kind-file': 'a file',
  'kind-folder': 'a folder',
  'kind-link': 'a link',
  'kind-other': 'something else',
  'kind-pipe': 'a pipe',
  'kind-socket': 'a socket',
  'larger-than': 'it is larger than {most}',
  link: 'it is a link to another place',
  'looked-through': 'that was looked through',
  'missing-or-damaged': 'it is missing or damaged',
  'names-stand-as-yours': 'names from folder names stand as your determinations',
  'network-weights-gone': 'the weights of its networks are no longer there',
  'no-answer': 'no answer',
  'none-so-far': 'none so far',
  'no-reason-given': 'no reason given',
  'no-file': 'it is no file',
  'no-model-file': 'it is no model file',
  'no-scientific-name': 'it is not understood as a scientific name',
  'rank-not-wider': '{parent} is a {rank}, which is not wider',
  'rank-of-name': 'it is written as the name of a {rank}',
  'rank-not-narrower': '{name}, a {rank}, stands below it',
  'stands-for-label': 'a label is no scientific name',
  'synonym-of-itself': 'it would become a synonym of itself',
  'several-taxa': 'several taxa have this name; write the author behind it',
  'no-part-of-photos': '{shard} of {shards} is no part of the photos',
  'of-another-computer': 'it is a folder of another computer',
  'no-run-interrupted': 'no interrupted run is there',
  'no-run-started': 'no run was ever started here',
  'no-text': 'it is no text',
  'not-a-file': 'it is {kind}, not a file',
  'not-a-number': 'not a number',
  'not-in-catalogue': 'it is not in this catalogue',
  'log-does-not-fit': 'it and the log beside it (catalogue.sqlite-wal) do not fit together, or one of them is damaged',
  'not-a-version': 'the version that it says it has is none',
  'not-sqlite': 'it is not an SQLite file',
  'not-what-was-copied': 'it is not what was copied',
  'not-whole': 'it is not whole by itself, or damaged',
  number: 'number {id}',
  'other-preparation': 'it learned from pictures that were prepared in another way',
  'other-version': 'it was written by another version of Vasculum',
  'of-several-taxa': '{name}, which is the name of several taxa,',
  'part-damaged': '{part} in it is damaged',
  'part-packed-unknown': '{part} in it is encrypted or packed in an unknown way',
  'part-too-long': '{part} in it is too long to be true',
  'part-too-tight': '{part} in it is packed too tightly to be true',
  'parts-do-not-fit': 'parts of it do not fit together',
  'photo-list-damaged': 'its list of photos is missing or damaged',
  'run-finished': 'it is finished',
  'settings-damaged': 'its settings are damaged',
  'short-of-memory': 'the machine is short of memory',
  'sqlite-of-another': 'it is an SQLite file of another program',
  'stands-with-every-determination': 'it stands with every determination',
  'taxa-do-not-match': 'its taxa do not match its network',
  'taxa-not-the-catalogues': 'its taxa are not those that the catalogue has for it',
  'replaced-by-others': 'other accounts may replace what lies in it; name a folder of your own in TMPDIR',
  'temporary-folder': 'the temporary folder {folder}',
  'tensorflow-not-loaded': 'TensorFlow could not be loaded',
  'the-name': 'the name',
  'thread-catalogue': 'catalogue',
  'thread-photo-reader': 'photo reader',
  'too-large-for-weights': "it has {size}; no ResNet's weights are so large",
  'too-little-room': 'the disk has too little room left',
  'too-long': 'it is too long to be true',
  'too-long-to-keep': 'it is too long to be kept',
  'too-many-files': 'the machine has too many files open at once',
  'too-many-networks': 'it is {networks} networks, and a file holds {most} at most',
  'unknown-format': 'its format is none that SQLite knows',
  'two-in-one-place': 'two tables or indexes lie in one place',
  'verdict-unknown': 'a determination says {verdict}, which Vasculum never writes',
  'weights-copy-missing': 'its copy in this catalogue is missing or damaged. Add the file again',
  'weights-do-not-fit': 'its weights do not fit its network',
  'weights-not-numbers': 'its weights are not all numbers',
  'your-name': 'your name',
  'file-name-rule': 'File-name rule',
  'learning-rate': 'Learning rate',
  'the-folder': 'the folder',
} as const;

/** Why a catalogue can only be looked at; ends of sentences that begin with what cannot be done. */
export const ONLY_TO_LOOK = {
  asked: 'it was opened to be looked at',
  'read-only': 'it lies where nothing can be written',
  'not-allowed': 'this account may not write in its folder',
  full: 'the disk is full; free some space and open it again',
  beside: (utc: string) =>
    `another program has it open, and what you see is how it was ${moment(utc)}. Open it again to see what changed since`,
} as const;

/** What is wrong with a photo's file, and what to do. */
export const PHOTO_TROUBLES = {
  empty: 'The file is empty. Copy it again from the camera or from a backup.',
  truncated: 'The file breaks off before the picture is complete. Copy it again from the camera or from a backup.',
  'not-a-photo':
    'The file is no photo, whatever its name says. Give it its right ending, or take it out of the folder.',
  'too-large': 'The picture has {detail} pixels; 268 million is the most that can be read. Save a smaller copy of it.',
  'not-allowed': 'This account may not read the file. Ask its owner for the right to read it.',
  vanished: 'The file was there and is gone. Is its drive still connected? Import the folder again when it is back.',
  unreadable: 'The file cannot be read ({detail}). Open it in another program and save it anew, or copy it again.',
  /** A pipe, a device, a folder or a link that was put in a file's place. */
  'no-file': 'There is {detail} of this name, no file. Take it out of the folder, or put the photo in its place.',
  memory: 'There was not enough memory to open the picture. Close other programs, then import the folder again.',
  /** Its drive does not answer, or answers with errors. */
  away: 'The file could not be reached: {detail}. Import the folder again when its drive is back.',
} as const;
