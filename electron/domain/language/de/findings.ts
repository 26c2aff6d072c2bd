/*
 * What a look over a catalogue finds, in German: sentences without their full stop, since the worst of them is the reason
 * why a catalogue is called damaged. Runs everywhere.
 */

export const FINDINGS = {
  'file-sound': 'die Katalogdatei ist in Ordnung',
  'file-unsound': 'die Datei ist nicht in Ordnung: {answer}',
  'values-odd':
    'die Datei enthält in {tables} Werte, die Vasculum nie schreibt und die dort nicht hingehören: ein anderes Programm hat sie geändert',
  'search-unsound':
    'die Datei ist bis auf ihren Suchindex in Ordnung ({answer}): die Suche kann Vorhandenes übersehen, sonst ist nichts verloren. Eine Reparatur erstellt den Index neu',
  'file-not-there': 'die Katalogdatei ist nicht da',
  'first-page-damaged':
    'die erste Seite der Datei ist beschädigt, sodass sie sich nicht öffnen lässt; was auf den übrigen Seiten liegt, ist noch lesbar',
  'look-cut-off': '{what}: die Prüfung brach ab: {why}',
  'look-at-file': 'die Datei',
  'look-at-references': 'Verweise zwischen Zeilen',
  'look-at-names': 'die Namen, die Exemplare zeigen',
  'look-at-photos': 'die Fotos',
  'look-at-models': 'Modelle und Läufe',
  'look-at-folders': 'was sonst in seinem Ordner liegt',
  'look-at-damage': 'was sich retten lässt',
  'damaged-there': 'die Datei ist an dieser Stelle beschädigt',
  'folder-unasked':
    '1 Fotoordner außerhalb des Katalogordners: niemand hat hier zugestimmt, dass er gelesen wird, daher blieb er ungeprüft: {folders}. Zustimmen können Sie im Fenster („Fotoordner“ unter dem Namen des Katalogs) oder mit --read-photos-from',
  'folders-unasked':
    '{count} Fotoordner außerhalb des Katalogordners: niemand hat hier zugestimmt, dass sie gelesen werden, daher blieben sie ungeprüft: {folders}. Zustimmen können Sie im Fenster („Fotoordner“ unter dem Namen des Katalogs) oder mit --read-photos-from',
  'references-sound': 'jede Zeile, auf die eine andere verweist, ist da',
  'reference-broken': '1 Zeile von {table} verweist auf eine Zeile, die es nicht gibt',
  'references-broken': '{rows} Zeilen von {table} verweisen auf Zeilen, die es nicht gibt',
  'taxa-in-circles':
    'Taxa liegen über andere in sich selbst oder stehen über andere für sich selbst: {which}; welche Taxa darüber stehen, ist nicht bekannt',
  'names-derived': 'bei allen Exemplaren ({specimens}) folgt der aktuelle Name aus den Bestimmungen',
  'names-wrong':
    'bei {wrong} von {specimens} Exemplaren folgt der Name oder der Listenplatz nicht aus den gespeicherten Angaben: {which}',
  'no-photos': 'es gibt noch keine Fotos',
  'photo-there': 'das eine Foto ist dort, wo es war',
  'photos-there': 'alle {photos} Fotos sind dort, wo sie waren',
  'photos-there-of-some': 'von {photos} Fotos sind alle {looked}, die geprüft werden dürfen, dort, wo sie waren',
  'photos-unseen': 'von {photos} Fotos darf oder kann hier keines geprüft werden',
  'photo-elsewhere':
    '1 von {photos} Fotos ist nicht mehr dort, wo es war: {which}. Lesen Sie den Ordner ein, in dem es jetzt liegt; es wird am Inhalt erkannt',
  'photos-elsewhere':
    '{gone} von {photos} Fotos sind nicht mehr dort, wo sie waren: {which}. Lesen Sie den Ordner ein, in dem sie jetzt liegen; sie werden am Inhalt erkannt',
  'photos-changed':
    'seit dem Import verändert: {changed} von {photos} Fotos ({which}). Aus veränderten Fotos wird nicht gelernt, und sie erhalten keine Vorhersagen; lesen Sie den Ordner mit Vergleich der Inhalte erneut ein',
  'photos-foreign':
    '{foreign} von {photos} Fotos mit Namen, die Vasculum nie schreibt; nach ihnen wird nicht gesucht: {which}',
  'drive-unanswered':
    'das Laufwerk von {folder} antwortet nicht oder nur mit Fehlern: Suche nach {photos} Fotos nicht möglich',
  'photo-broken': '1 Foto ist nicht lesbar; der Import nennt den Grund',
  'photos-broken': '{photos} Fotos sind nicht lesbar; der Import nennt die Gründe',
  'copies-of-one': 'Bilder, die mehrfach als Fotos desselben Exemplars vorkommen: {which}',
  'copies-of-several':
    'Bilder, die als Fotos mehrerer Exemplare vorkommen: {which}. Führen Sie zusammen, was ein Exemplar ist, oder nehmen Sie die falschen Fotos heraus',
  'thumbnails-there': 'jedes lesbare Foto hat sein Vorschaubild',
  'thumbnail-damaged': '1 Vorschaubild ist beschädigt; eine Reparatur erstellt es neu',
  'thumbnails-damaged': '{photos} Vorschaubilder sind beschädigt; eine Reparatur erstellt sie neu',
  'thumbnail-missing': '1 Vorschaubild fehlt; es entsteht neu, wenn es gezeigt wird',
  'thumbnails-missing': '{photos} Vorschaubilder fehlen; sie entstehen neu, wenn sie gezeigt werden',
  'models-gone':
    'bei {gone} von {models} Modellen fehlen die Dateien: {which}. Kennzahlen und bisherige Antworten sind erhalten, neue Antworten sind nicht möglich',
  'models-cut-short':
    'bei {cut} von {models} Modellen sind die Gewichte abgeschnitten oder beschädigt: {which}. Kennzahlen und bisherige Antworten sind erhalten, neue Antworten sind nicht möglich; legen Sie die Dateien zurück, oder öffnen Sie die Modelldatei erneut',
  'models-odd':
    'Tiefe oder Bildgröße von {odd} der {models} Modelle kommt bei keinem Netz vor, daher nicht verwendbar: {which}',
  'evaluations-damaged':
    'beschädigt, also nicht so gespeichert, wie Vasculum schreibt: {count} der Auswertungen ({which}). Messen Sie die zugehörigen Modelle neu',
  'run-photo-other':
    '1 Foto des Laufs {run} hat jetzt einen anderen Inhalt oder Rahmen als zu Beginn des Laufs: {which}. Der Lauf geht ohne das Foto weiter, und Auswertungen lassen es aus',
  'run-photos-other':
    '{photos} Fotos des Laufs {run} haben jetzt einen anderen Inhalt oder Rahmen als zu Beginn des Laufs: {which}. Der Lauf geht ohne sie weiter, und Auswertungen lassen sie aus',
  'removal-left':
    '1 Entfernung ließ Dateien zurück: {which}. Was hier begonnen wurde, verschwindet beim nächsten Öffnen; anderes wird nicht ungefragt gelöscht: Entfernen Sie es noch einmal, um den Platz freizugeben',
  'removals-left':
    '{count} Entfernungen ließen Dateien zurück: {which}. Was hier begonnen wurde, verschwindet beim nächsten Öffnen; anderes wird nicht ungefragt gelöscht: Entfernen Sie es noch einmal, um den Platz freizugeben',
  'half-written-file':
    '1 Datei ({size}) blieb halb geschrieben, weil ein Programm beendet wurde: {which}. Eine Reparatur entfernt sie',
  'half-written-files':
    '{count} Dateien ({size}) blieben halb geschrieben, weil ein Programm beendet wurde: {which}. Eine Reparatur entfernt sie',
  'thumbnail-of-none': '1 Vorschaubild ({size}) gehört zu keinem Foto: {which}. Eine Reparatur entfernt es',
  'thumbnails-of-none': '{count} Vorschaubilder ({size}) gehören zu keinem Foto: {which}. Eine Reparatur entfernt sie',
  'folder-of-no-model':
    '1 Ordner in models/ ({size}) gehört zu keinem Modell, weder hier noch in einer Kopie: {which}. Er ist übrig von einem abgebrochenen Training oder Öffnen. Eine Reparatur entfernt ihn',
  'folders-of-no-model':
    '{count} Ordner in models/ ({size}) gehören zu keinem Modell, weder hier noch in einer Kopie: {which}. Sie sind übrig von abgebrochenem Training oder Öffnen. Eine Reparatur entfernt sie',
  'folder-of-no-run':
    '1 Ordner in runs/ ({size}) gehört zu keinem Trainingslauf, weder hier noch in einer Kopie: {which}. Eine Reparatur entfernt ihn',
  'folders-of-no-run':
    '{count} Ordner in runs/ ({size}) gehören zu keinem Trainingslauf, weder hier noch in einer Kopie: {which}. Eine Reparatur entfernt sie',
  'folder-of-no-weights':
    '1 Ordner in weights/ ({size}) gehört zu keinen Startgewichten, weder hier noch in einer Kopie: {which}. Eine Reparatur entfernt ihn',
  'folders-of-no-weights':
    '{count} Ordner in weights/ ({size}) gehören zu keinen Startgewichten, weder hier noch in einer Kopie: {which}. Eine Reparatur entfernt sie',
  'kept-for-copies':
    'was eine Kopie in backups/ noch nennt oder nennen könnte, bleibt für den Fall, dass sie zurückgeholt wird: insgesamt {count} ({size}), {which}',
  'not-only-derived': '{answer}. Mehr als Indizes ist beschädigt, daher wurde nichts geändert',
  'indexes-mended': 'in der Datei neu erstellt: {which}',
  'search-mended': 'der Suchindex wurde neu erstellt',
  'names-mended': 'gezeigter Name und Listenplatz wurden neu ermittelt, Zahl der Exemplare: {specimens}',
  'half-written-removed': 'halb geschriebene Dateien entfernt: insgesamt {count} ({size}), {which}',
  'thumbnail-removed': 'Vorschaubilder ohne Foto entfernt: insgesamt {count} ({size}), {which}',
  'model-removed': 'Ordner ohne Modell entfernt: insgesamt {count} ({size}), {which}',
  'run-removed': 'Ordner ohne Trainingslauf entfernt: insgesamt {count} ({size}), {which}',
  'weights-removed': 'Ordner ohne Startgewichte entfernt: insgesamt {count} ({size}), {which}',
  'thumbnails-mended': 'Vorschaubilder neu erstellt: insgesamt {photos}',
  'thumbnails-left':
    'Vorschaubilder, die sich nicht neu erstellen ließen: insgesamt {photos}, {which}. Ihre Fotos sind nicht da, nicht lesbar oder jetzt andere Bilder',
  'rows-lost': '{rows}: von mindestens {known} sind {readable} lesbar',
  'rows-cut':
    '{rows}: ein Teil der Datei, in dem sie lagen, fehlt oder ist beschädigt; wie viele es waren, ist nicht bekannt',
  'nothing-of-catalogue': 'in der Datei ist nichts von einem Katalog zu finden: sie ist leer oder von anderer Art',
  'rows-source': 'Fotoordner',
  'rows-taxon': 'Namen',
  'rows-specimen': 'Exemplare',
  'rows-photo': 'Fotos',
  'rows-action': 'Änderungen',
  'rows-determination': 'Bestimmungen',
  'rows-struck_name': 'gestrichene Namen',
  'rows-withdrawal': 'zurückgenommene oder wiederhergestellte Entscheidungen',
  'rows-prediction': 'Antworten von Modellen',
  'rows-model': 'Modelle',
  'rows-run': 'Trainingsläufe',
  'rows-evaluation': 'Auswertungen',
  'rows-of': 'Zeilen von {table}',
  'can-be-saved':
    'was lesbar ist, lässt sich in einen neuen Katalog retten (check --save): {specimens} Exemplare, {photos} Fotos, {determinations} Bestimmungen',
  'all-can-be-saved':
    'was lesbar ist, lässt sich in einen neuen Katalog retten (check --save): {specimens} Exemplare, {photos} Fotos, {determinations} Bestimmungen; soweit bekannt, ist keine Zeile verloren',
  'index-spoilt': '1 ihrer Indizes ist nicht vollständig lesbar; er enthält nichts Eigenes und entsteht neu',
  'indexes-spoilt':
    '{indexes} ihrer Indizes sind nicht vollständig lesbar; sie enthalten nichts Eigenes und entstehen neu',
  'copy-there':
    'die neueste geprüfte Sicherungskopie ist von {time} UTC: {name}. Sie lässt sich zurückspielen (backups restore)',
  'no-copy-there': 'im Ordner backups liegt keine Kopie davon',
} as const;
