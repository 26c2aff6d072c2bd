/*
 * What a look over a catalogue finds, in English: sentences without their full stop, since the worst of them is the reason
 * why a catalogue is called damaged. Runs everywhere.
 */

export const FINDINGS = {
  'file-sound': 'the catalogue file is sound',
  'file-unsound': 'the file is not sound: {answer}',
  'values-odd':
    'the file holds values that Vasculum never writes, and that do not belong where they are, in {tables}: another program changed them',
  'search-unsound':
    'the file is sound but for its search index ({answer}): searching may miss what is there, and nothing else is lost. A repair makes the index anew',
  'file-not-there': 'the catalogue file is not there',
  'first-page-damaged':
    'the first page of the file is damaged, so that it does not open; what lies in the other pages can still be read',
  'look-cut-off': '{what} could not be looked over: {why}',
  'look-at-file': 'the file',
  'look-at-references': 'what points to what',
  'look-at-names': 'the names that specimens show',
  'look-at-photos': 'the photos',
  'look-at-models': 'models and runs',
  'look-at-folders': 'what else lies in its folder',
  'look-at-damage': 'what can be saved',
  'damaged-there': 'the file is damaged there',
  'folder-unasked':
    '1 folder of photos outside the catalogue’s own: nobody has agreed here to have it read, so nothing in it was looked at: {folders}. Agree in the window (“Folders of photos” under the catalogue’s name) or by --read-photos-from',
  'folders-unasked':
    '{count} folders of photos outside the catalogue’s own: nobody has agreed here to have them read, so nothing in them was looked at: {folders}. Agree in the window (“Folders of photos” under the catalogue’s name) or by --read-photos-from',
  'references-sound': 'every row that points to another finds it',
  'reference-broken': '1 row of {table} points to a row that is not there',
  'references-broken': '{rows} rows of {table} point to rows that are not there',
  'taxa-in-circles':
    'taxa lie within themselves, or stand for themselves, by way of others: {which}; what is wider than they are is not known',
  'names-derived': 'the current names of {specimens} specimens agree with their determinations',
  'names-wrong':
    '{wrong} of {specimens} specimens show a name, or stand at a place in a list, that does not follow from what is kept: {which}',
  'no-photos': 'there are no photos yet',
  'photo-there': 'the one photo is where it was',
  'photos-there': 'all {photos} photos are where they were',
  'photos-there-of-some': 'of {photos} photos all {looked} that may be looked at are where they were',
  'photos-unseen': 'of {photos} photos none may be looked at here, or none could be',
  'photo-elsewhere':
    '1 of {photos} photos is not where it was: {which}. Import the folder that it is in now; it is known by its content',
  'photos-elsewhere':
    '{gone} of {photos} photos are not where they were: {which}. Import the folder that they are in now; they are known by their content',
  'photos-changed':
    '{changed} of {photos} photos have changed since they were imported: {which}. They are not learned from and get no predictions; import the folder again, comparing contents',
  'photos-foreign':
    '{foreign} of {photos} photos lie under names that Vasculum never writes, and are not looked for: {which}',
  'drive-unanswered':
    'the drive of {folder} does not answer, or answers with errors: {photos} photos could not be looked for',
  'photo-broken': '1 photo cannot be read; the import lists why',
  'photos-broken': '{photos} photos cannot be read; the import lists why',
  'copies-of-one': 'pictures that are there more than once as photos of one specimen: {which}',
  'copies-of-several':
    'pictures that are there as photos of several specimens: {which}. Join those that are one specimen, or take the photos out that are not of it',
  'thumbnails-there': 'every readable photo has its thumbnail',
  'thumbnail-damaged': '1 thumbnail is damaged; a repair makes it again',
  'thumbnails-damaged': '{photos} thumbnails are damaged; a repair makes them again',
  'thumbnail-missing': '1 thumbnail is missing; it is made again when it is shown',
  'thumbnails-missing': '{photos} thumbnails are missing; each is made again when it is shown',
  'models-gone':
    'the files of {gone} of {models} models are missing: {which}. Their figures and answers are kept, but they can answer no more',
  'models-cut-short':
    'the weights of {cut} of {models} models are cut short or damaged: {which}. Their figures and answers are kept, but they can answer no more; put their files back, or open their model files again',
  'models-odd':
    'the depth or picture size of {odd} of {models} models is none that a network has, so they cannot be used: {which}',
  'evaluations-damaged':
    '{count} of the evaluations cannot be shown, since what is kept of them is not as Vasculum writes it: {which}. Measure their models again',
  'run-photo-other':
    '1 photo of the run {run} has another content or another box now than when the run began: {which}. The run goes on without it, and evaluations leave it out',
  'run-photos-other':
    '{photos} photos of the run {run} have another content or another box now than when the run began: {which}. The run goes on without them, and evaluations leave them out',
  'removal-left':
    '1 removal left files behind: {which}. What was begun here goes at the next opening; of others nothing is deleted unasked: remove them once more to free their room',
  'removals-left':
    '{count} removals left files behind: {which}. What was begun here goes at the next opening; of others nothing is deleted unasked: remove them once more to free their room',
  'half-written-file':
    '1 file ({size}) was left half written by a program that was ended: {which}. A repair removes it',
  'half-written-files':
    '{count} files ({size}) were left half written by a program that was ended: {which}. A repair removes them',
  'thumbnail-of-none': '1 thumbnail ({size}) belongs to no photo: {which}. A repair removes it',
  'thumbnails-of-none': '{count} thumbnails ({size}) belong to no photo: {which}. A repair removes them',
  'folder-of-no-model':
    '1 folder in models/ ({size}) belongs to no model, here or in a copy: {which}. It was left by a training or an opening that was cut off. A repair removes it',
  'folders-of-no-model':
    '{count} folders in models/ ({size}) belong to no model, here or in a copy: {which}. They were left by trainings or openings that were cut off. A repair removes them',
  'folder-of-no-run':
    '1 folder in runs/ ({size}) belongs to no training run, here or in a copy: {which}. A repair removes it',
  'folders-of-no-run':
    '{count} folders in runs/ ({size}) belong to no training run, here or in a copy: {which}. A repair removes them',
  'folder-of-no-weights':
    '1 folder in weights/ ({size}) belongs to no starting weights, here or in a copy: {which}. A repair removes it',
  'folders-of-no-weights':
    '{count} folders in weights/ ({size}) belong to no starting weights, here or in a copy: {which}. A repair removes them',
  'kept-for-copies':
    'what a copy in backups/ still names, or may name, stays for when it is put back: {count} in all ({size}), {which}',
  'not-only-derived': '{answer}. More than indexes is damaged, so nothing was changed',
  'indexes-mended': 'made anew in the file: {which}',
  'search-mended': 'the search index was made anew',
  'names-mended': 'what {specimens} specimens show, and where they stand in lists, was worked out again',
  'half-written-removed': 'removed half-written files: {count} in all ({size}), {which}',
  'thumbnail-removed': 'removed thumbnails of no photo: {count} in all ({size}), {which}',
  'model-removed': 'removed folders of no model: {count} in all ({size}), {which}',
  'run-removed': 'removed folders of no training run: {count} in all ({size}), {which}',
  'weights-removed': 'removed folders of no starting weights: {count} in all ({size}), {which}',
  'thumbnails-mended': 'made thumbnails again: {photos} in all',
  'thumbnails-left':
    'could not make thumbnails again: {photos} in all, {which}. Their photos are away, or cannot be read, or are other pictures now',
  'rows-lost': 'of at least {known} {rows} {readable} can be read',
  'rows-cut': 'a part of the file that held {rows} is missing or damaged, and how many lay there is not known',
  'nothing-of-catalogue': 'nothing of a catalogue can be found in the file: it is empty, or of another kind',
  'rows-source': 'folders of photos',
  'rows-taxon': 'names',
  'rows-specimen': 'specimens',
  'rows-photo': 'photos',
  'rows-action': 'acts',
  'rows-determination': 'determinations',
  'rows-struck_name': 'names struck out',
  'rows-withdrawal': 'decisions taken back or done again',
  'rows-prediction': "models' answers",
  'rows-model': 'models',
  'rows-run': 'training runs',
  'rows-evaluation': 'evaluations',
  'rows-of': 'rows of {table}',
  'can-be-saved':
    'what can be read can be saved into a new catalogue (check --save): {specimens} specimens, {photos} photos, {determinations} determinations',
  'all-can-be-saved':
    'what can be read can be saved into a new catalogue (check --save): {specimens} specimens, {photos} photos, {determinations} determinations; no row is known to be lost',
  'index-spoilt': '1 of its indexes cannot be read whole; it holds nothing of its own and is made anew',
  'indexes-spoilt': '{indexes} of its indexes cannot be read whole; they hold nothing of their own and are made anew',
  'copy-there':
    'the newest copy that was looked through is of {time} UTC: {name}. It can be put back (backups restore)',
  'no-copy-there': 'there is no copy of it in the folder backups',
} as const;
