/*
 * What can go wrong, in German, worded for a curator: sentences, and the reasons that stand inside them. Which codes there
 * are, English says. Reasons that several sentences share name no subject, since its gender differs. Runs everywhere.
 */
import { moment } from './words.ts';

/** Code -> the sentence that is shown. `{name}` parts are filled from the problem's values, all of which must be given. */
export const PROBLEMS = {
  'backup-failed':
    'Die Sicherungskopie konnte nicht angelegt werden: {reason}. Die Arbeit geht weiter und wird wie immer gespeichert.',
  'backup-missing': 'Eine Sicherungskopie {name} gibt es in diesem Katalog nicht mehr.',
  'backup-unusable':
    'Die Sicherungskopie {name} ist nicht verwendbar: {reason}. Nichts wurde geändert; wählen Sie eine andere.',
  'bad-request': 'Das Fenster hat etwas verlangt, was nicht erlaubt ist.',
  cancelled: 'Auf Ihren Wunsch gestoppt. Was vorher fertig war, ist erhalten.',
  'catalogue-damaged':
    'Die Katalogdatei ist beschädigt: {reason}. Stellen Sie sie aus einer Sicherungskopie wieder her.',
  'catalogue-foreign':
    'Dieser Katalog ist nicht so, wie Vasculum ihn hinterlässt: {reason}. Jemand oder ein anderes Programm hat ihn verändert, daher wurde er nicht verwendet und nichts geändert. Fragen Sie, von wem er kam, oder stellen Sie ihn aus einer seiner Sicherungskopien wieder her.',
  'catalogue-in-use':
    'Dieser Katalog ist in einem anderen Fenster oder Programm geöffnet ({holder}). Schließen Sie ihn zuerst dort.',
  'catalogue-is-file':
    '{path} ist eine Datei. Ein Katalog ist ein ganzer Ordner: öffnen Sie den, in dem catalogue.sqlite liegt.',
  'catalogue-missing': 'In {folder} liegt kein Katalog. Ein neuer entsteht, wenn Sie einen Ordner mit Fotos einlesen.',
  'catalogue-read-only':
    'In diesem Katalog lässt sich jetzt nichts ändern: {reason}. Ansehen, Suchen und Exportieren gehen.',
  'catalogue-newer':
    'Diesen Katalog hat ein neueres Vasculum geschrieben (Version {found}, dieses liest bis {known}). Aktualisieren Sie Vasculum, um ihn zu öffnen; nichts wurde geändert.',
  'csv-unreadable': 'Die Tabelle {file} ist nicht lesbar: {reason}.',
  'disk-full':
    'Der Datenträger ist voll: {path} konnte nicht geschrieben werden. Was vorher fertig war, ist erhalten; schaffen Sie Platz, und setzen Sie die Arbeit fort.',
  'dropped-no-use':
    'Ziehen Sie den Ordner mit den Fotos herein, nicht einzelne Dateien. An Dateien lassen sich nur ein Modell (.vasculum-model) oder Startgewichte (.pth, .safetensors, .h5) hereinziehen.',
  'dropped-too-early':
    'Öffnen Sie zuerst einen Katalog, und ziehen Sie dann die Datei darauf: ein Modell oder Gewichte gehören zu einem Katalog.',
  'ensemble-in-file': 'Das Modell {model} lässt sich nicht als eine Datei schreiben: {reason}.',
  'ended-unexpectedly': 'Vasculum wurde {doing} unerwartet beendet. {next}',
  'drive-failed':
    '{path} konnte nicht gelesen oder geschrieben werden: {reason}. Was vorher fertig war, ist erhalten. Schließen Sie das Laufwerk wieder an, oder wählen Sie einen anderen Ort.',
  'emptied-by-split':
    'Alle Fotos von {specimen} sind gewählt, es würde also nichts abgetrennt. Lassen Sie mindestens eines dabei.',
  'evaluation-damaged':
    'Die Auswertung {evaluation} ist beschädigt: sie ist nicht so gespeichert, wie Vasculum schreibt. Anderes ist nicht betroffen; messen Sie das Modell neu.',
  'import-unknown':
    'Einen Import {number} gibt es in diesem Katalog nicht. „vasculum imports list“ zeigt, welche es gibt.',
  'import-under-way':
    'Ein Import läuft. Warten Sie das Ende ab, oder stoppen Sie ihn; dann lassen sich Importe herausnehmen.',
  'file-exists': '{path} gibt es schon. Wählen Sie einen anderen Namen, oder erlauben Sie das Ersetzen.',
  'file-missing': '{path} ist nicht mehr da. Ist das Laufwerk angeschlossen?',
  'folder-empty':
    'In {folder} wurden keine Fotos gefunden. Fotos sind JPEG-, PNG-, TIFF-, WebP-, AVIF-, HEIC- oder RAW-Dateien.',
  'folder-only-links':
    'In {folder} selbst liegen keine Fotos, sondern nur {links} nach außen. Verknüpfungen wird nur auf Ihren Wunsch gefolgt: kreuzen Sie „Verknüpfungen folgen“ an, oder geben Sie auf der Kommandozeile --follow-links an.',
  'folder-in-catalogue':
    'Der Ordner {folder} gehört dem Katalog oder liegt darin; dort werden keine Fotos gelesen. Halten Sie Fotos und Katalog in zwei Ordnern.',
  'folder-is-file':
    '{path} ist eine Datei. Geben Sie den Ordner an, in dem sie liegt: eingelesen wird ein ganzer Ordner.',
  'folder-missing': 'Der Ordner {folder} ist nicht da. Ist das Laufwerk angeschlossen?',
  'folder-not-empty':
    'Der Ordner {folder} ist nicht leer. Wählen Sie einen neuen oder leeren; nichts wurde geschrieben.',
  'half-coordinates':
    'Breite und Länge gehören zusammen, und eine ohne die andere stünde bei: {specimens}. Setzen oder leeren Sie beide.',
  'job-running': '{title} läuft noch. Warten Sie das Ende ab, oder stoppen Sie die Arbeit.',
  'known-damaged':
    'Was über die hier geöffneten Kataloge gespeichert war, ist nicht lesbar und beginnt neu; die alte Datei bleibt als {path}. Jeder Katalog fragt noch einmal, bevor seine Fotos gelesen werden. Kein Katalog ist davon betroffen.',
  'learned-unknown':
    'Das Modell {model} kam in einer Datei, die nicht sagt, aus welchen Fotos es gelernt hat; eine Suche nach Überschneidungen ist daher nicht möglich.',
  'loss-not-finite':
    'Der Verlust wurde {value} bei Schritt {step}, daher wurde der Lauf gestoppt; der letzte gute Checkpoint ist erhalten. Versuchen Sie eine niedrigere Lernrate oder einen längsten Gradienten von 1 (unter „Erweitert“).',
  'model-removed':
    'Die Dateien des Modells {model} wurden am {date} entfernt, um Platz zu schaffen. Name, Kennzahlen und Antworten sind erhalten; um es zu verwenden, öffnen Sie die Modelldatei erneut, oder trainieren Sie noch einmal.',
  'model-missing': 'Dieser Katalog enthält kein Modell dieses Namens: {model}.',
  'model-unreadable': 'Die Modelldatei {file} ist nicht lesbar: {reason}.',
  'name-unknown': 'Der Name {name} steht nicht in diesem Katalog.',
  'name-not-there': '{name} kann so nicht stehen: {reason}.',
  'name-there':
    'Den Namen {name} gibt es schon (Rang {rank}). Ist ein anderes Taxon gemeint, schreiben Sie dessen Autor hinter den Namen.',
  'pins-full': 'Alle neun Tasten sind schon belegt. Lösen Sie zuerst einen Namen von seiner Taste.',
  'name-taken':
    'Den Namen {name} gibt es schon (Rang {rank}). Geben Sie ihn stattdessen den Exemplaren: alle wählen, dann „Auswahl benennen“.',
  'no-known-names':
    'Kein hier von einer Person bestimmtes Foto kann {model} beurteilen: das Modell kennt keinen dieser Namen oder hat aus all diesen Fotos gelernt. Lesen Sie Exemplare seiner Taxa ein, oder bestimmen Sie welche, und messen Sie es dann.',
  'not-allowed': '{path} darf mit diesem Konto nicht gelesen oder geschrieben werden.',
  'not-enough-disk':
    'Zwischenstände brauchen {needed}, frei sind {free}. Schaffen Sie Platz, und starten Sie neu, oder setzen Sie fort.',
  'not-enough-memory': 'Der Speicher reicht nicht für einen Stapel von {batch}. Versuchen Sie einen von {smaller}.',
  'nothing-in-common':
    'Kein Foto wurde mit {first} und zugleich mit {second} gemessen, daher sind sie nicht vergleichbar.',
  'nothing-to-evaluate':
    'Beim Training von {model} wurde kein Foto zurückgehalten, daher gibt es nichts, woran es sich messen ließe.',
  'nothing-to-export': 'Der Auswahl entspricht nichts, daher wurde nichts geschrieben.',
  'nothing-to-learn':
    'Noch gibt es nichts zu lernen: {count} bestimmte Fotos, {taxa} Taxa. Nötig sind mindestens zwei Taxa mit je {minimum} Exemplaren. Bestimmen Sie Fotos in der Durchsicht, oder übernehmen Sie Namen aus Ordnernamen.',
  'nothing-left-to-learn':
    'Zum Lernen bleibt zu wenig übrig. Nötig sind zwei Taxa mit je {minimum} Exemplaren, übrig: {taxa}. Ausgelassen: {why}.',
  'nothing-to-predict': 'Jedes Foto hat schon eine Antwort dieses Modells.',
  'nothing-to-redo': 'Es gibt nichts wiederherzustellen.',
  'nothing-to-put-right': 'Nichts würde sich ändern: es ist schon so.',
  'nothing-to-set': 'Nichts würde sich ändern: das Gewählte hat diese Werte schon, oder es hat andere, die bleiben.',
  'nothing-to-undo': 'Es gibt nichts rückgängig zu machen.',
  'number-lost':
    '{specimen} hat keine Nummer, {numbered} hat eine. Wählen Sie {numbered} als das Exemplar, das bleibt.',
  'number-of-one':
    'Eine Katalognummer gehört zu einem einzigen Exemplar, gewählt sind {specimens}. Wählen Sie eines, oder lassen Sie die Nummer, wie sie ist.',
  'number-taken':
    '{number} ist schon die Nummer eines anderen Exemplars. Führen Sie beide zusammen, falls sie eines sind, oder wählen Sie eine andere Nummer.',
  'numbers-between': 'Kein Exemplar hat eine Nummer von {from} bis {to}.',
  'orcid-of-another':
    'In diesem Katalog hat {name} die ORCID {orcid}. Bestimmungen unterscheiden Personen nur am Namen: sind Sie jemand anderes dieses Namens, schreiben Sie Ihren anders, etwa mit einer weiteren Initiale.',
  'photos-away':
    'Fotos in {folder} sind nicht erreichbar: {reason}. Deswegen wurde nichts ausgelassen; schließen Sie das Laufwerk an, und setzen Sie fort.',
  'photos-unreadable':
    'Von {photos} ist keines lesbar: die Dateien fehlen oder sind beschädigt. Lesen Sie den Ordner erneut ein: der Import sagt, was jeweils nicht stimmt, und findet verschobene Fotos.',
  'photo-changed':
    'Dieses Foto hat sich seit dem Import verändert. Lesen Sie den Ordner mit Vergleich der Inhalte erneut ein.',
  'photo-ambiguous': 'Mehrere Fotos heißen {photo}. Geben Sie mehr vom Pfad an, etwa ordner/foto.jpg.',
  'photo-unreadable':
    'Dieses Foto ist nicht lesbar: die Datei fehlt, ist beschädigt, oder das Laufwerk ist nicht angeschlossen.',
  'photos-unasked':
    'Die Fotos dieses Katalogs wurden hier noch nie gelesen, und niemand hat bisher zugestimmt. Sie liegen in {folders}. Zustimmen können Sie im Fenster („Fotoordner“ im Menü unter dem Namen des Katalogs); auf der Kommandozeile nennen Sie den Ordner mit --read-photos-from.',
  'place-in-catalogue':
    '{path} liegt im Ordner des Katalogs {folder}, der seinen eigenen Dateien vorbehalten ist. Wählen Sie einen Ort außerhalb; nichts wurde geschrieben.',
  'place-is-photo':
    '{path} ist ein Foto oder heißt wie eines, und Fotos werden nie überschrieben. Wählen Sie einen anderen Namen; nichts wurde geschrieben.',
  'place-read-only': '{path} lässt sich nicht schreiben: an diesem Ort kann nichts geschrieben werden.',
  'preferences-damaged':
    'Ihre Einstellungen sind nicht lesbar und beginnen neu; die alte Datei bleibt als {path}. Kein Katalog ist davon betroffen.',
  'profile-unusable':
    'Ihre Einstellungen finden in {folder} keinen Platz; was Sie jetzt einstellen, ist vergessen, wenn Vasculum endet: {reason}.',
  'quick-needs-backbone':
    'Schnelles Training lässt ein Netz, wie es ist, und trainiert nur die letzte Schicht; es braucht also eines, das schon gelernt hat. Wählen Sie ein Modell oder Gewichte als Ausgangspunkt, oder trainieren Sie voll.',
  'quick-too-large':
    'Die Einbettungen von {photos} brauchen {needed} Speicher, verfügbar sind {free}. Schließen Sie andere Programme, oder trainieren Sie voll, was bei mehr Fotos nicht mehr Speicher braucht.',
  'run-not-resumable': 'Der Lauf {run} lässt sich nicht fortsetzen: {reason}.',
  'self-test-failed':
    'Das Modell in {file} antwortet hier nicht so wie dort, wo es entstand: {reason}. Es wurde nicht hinzugefügt.',
  'set-gone': 'Diese Zusammenstellung ist nicht mehr im Katalog. Es wurde nichts geändert.',
  'set-name-taken': 'Eine Zusammenstellung heißt schon {name}. Wählen Sie einen anderen Namen, oder ersetzen Sie sie.',
  'set-newer':
    'Die Zusammenstellung {name} wurde von einem neueren Vasculum gespeichert; dieses kann sie nicht lesen. Aktualisieren Sie Vasculum, um sie zu benutzen.',
  'set-unknown': 'In diesem Katalog gibt es keine Zusammenstellung mit dem Namen {name}. Vorhanden: {sets}.',
  'specimen-unknown': 'In diesem Katalog gibt es kein Exemplar mit der Nummer {wanted} und kein Foto dieses Namens.',
  'stopped-thread':
    'Ein Teil von Vasculum endete unerwartet ({thread}). Gespeicherte Arbeit ist sicher; was lief, lässt sich erneut starten.',
  'too-many-at-once':
    '{specimens} sind mehr, als sich auf einmal ändern lassen; höchstens {most}. Gehen Sie in Teilen vor.',
  'trainer-unavailable':
    'Training und Erkennung sind nicht verfügbar: {reason}. Alles andere funktioniert. `npm run doctor` sagt, was zu installieren ist.',
  'system-short':
    '{reason}. Schließen Sie andere Programme, und versuchen Sie es erneut; was vorher fertig war, ist erhalten.',
  'type-protected': 'Über Typusexemplare wird einzeln entschieden.',
  'type-not-joined':
    'Ein Typusexemplar wird nur mit einem anderen Exemplar zugleich zusammengeführt und ist das, das bleibt; zwei Typen werden nie zusammengeführt.',
  unexpected:
    'Etwas ist schiefgegangen, womit Vasculum nicht gerechnet hat: {reason}. Einzelheiten stehen im Protokoll.',
  'weights-missing': 'Startgewichte {name} gibt es in diesem Katalog nicht. Fügen Sie die Datei erneut hinzu.',
  'weights-mismatch': 'Diese Gewichte passen nicht zum Netz: {reason}.',
  'wrong-orcid':
    '{orcid} ist keine ORCID: sie hat vier Gruppen zu vier Ziffern, die letzte darf ein X sein, und diese letzte Stelle muss zu den übrigen passen.',
  'weights-unreadable': 'Die Datei {file} taugt nicht als Startgewichte: {reason}.',
  'wrong-setting': '{setting}: {reason}.',
} as const;

/** Code -> the reason as it stands inside a sentence, mostly after a colon. */
export const REASONS = {
  'a-file': 'eine Datei',
  'a-text': 'ein Text',
  'another-program': 'ein anderes Programm',
  /** After a colon, behind which the name stands else. */
  'any-name': 'beliebiger Name',
  /** After "Der Lauf". */
  'asked-for': 'laut Aufruf',
  'at-file': '{file}: {reason}',
  'backups-not-written': 'in den Ordner backups des Katalogs kann nichts geschrieben werden',
  'became-shorter': 'beim Lesen kürzer geworden',
  /** After "von". */
  'both-models': '{first} ebenso wie {second}',
  'catalogue-file': 'die Katalogdatei',
  'catalogue-file-gone': 'catalogue.sqlite ist nicht mehr in {folder}',
  'certainty-differs':
    'eine Sicherheit weicht um {difference} ab, und höchstens {most} lassen sich durch Rundung erklären',
  'checkpoints-removed': 'die Checkpoints wurden entfernt, um Platz zu schaffen',
  'contents-damaged': 'das Inhaltsverzeichnis ist beschädigt',
  'copy-not-sound': 'eine Kopie davon ist nicht in Ordnung',
  'cut-short': 'abgeschnitten oder beschädigt',
  damaged: 'beschädigt',
  'damaged-so': 'beschädigt ({answer})',
  'depth-of-start': '{name} ist ein ResNet{depth}, ein davon ausgehender Lauf hat also diese Tiefe, nicht {wanted}',
  'drive-answers-with': 'das Laufwerk antwortet mit {code}',
  'drive-fails': 'das Laufwerk antwortet nicht oder nur mit Fehlern',
  'decoding-breaks-down': 'jeder Versuch, sie zu dekodieren, bricht ab',
  'drive-silent': 'das Laufwerk antwortet nicht',
  'its-drive-silent': 'das Laufwerk antwortet nicht',
  empty: 'leer',
  'fault-away': 'das Laufwerk fehlt oder antwortet mit Fehlern ({code})',
  'fault-full': 'der Datenträger ist voll',
  'fault-gone': 'nicht vorhanden',
  'fault-not-allowed': 'dieses Konto darf dort nicht lesen oder schreiben',
  'fault-read-only': 'an diesem Ort kann nichts geschrieben werden',
  'file-empty': 'die Datei ist leer',
  'folder-empty': 'der Ordner ist leer, wie dort, wo ein Laufwerk nicht angeschlossen ist',
  'folder-gone': 'der Ordner ist nicht mehr da',
  'folder-not-there': 'der Ordner ist nicht da',
  'has-twice': '{name} kommt zweimal vor',
  'holds-foreign-part': 'darin liegt {part}, was zu keiner Modelldatei gehört',
  'holds-no-number': '{name} enthält etwas, was keine Zahl ist',
  'holds-too-many-files': 'darin liegen {files} Dateien, mehr als in irgendeinem Modell',
  'holds-too-much': 'darin liegt mehr als in irgendeinem Modell',
  'holds-twice': 'darin liegt {part} zweimal',
  'incomplete-or-damaged': 'unvollständig oder beschädigt',
  'is-a-link': '{path} ist eine Verknüpfung',
  'its-part-damaged': '{part} darin ist beschädigt',
  'kind-device': 'ein Gerät',
  'kind-file': 'eine Datei',
  'kind-folder': 'ein Ordner',
  'kind-link': 'eine Verknüpfung',
  'kind-other': 'etwas anderes',
  'kind-pipe': 'eine Pipe',
  'kind-socket': 'ein Socket',
  'larger-than': 'größer als {most}',
  link: 'eine Verknüpfung an einen anderen Ort',
  /** After "Eine Sicherungskopie". */
  'looked-through': 'mit bestandener Prüfung',
  'missing-or-damaged': 'fehlt oder ist beschädigt',
  'names-stand-as-yours': 'Namen aus Ordnernamen gelten als Ihre Bestimmungen',
  'network-weights-gone': 'die Gewichte seiner Netze sind nicht mehr da',
  'no-answer': 'keine Antwort',
  'none-so-far': 'bisher keine',
  'no-reason-given': 'kein Grund angegeben',
  'no-file': 'keine Datei',
  'no-model-file': 'keine Modelldatei',
  'no-scientific-name': 'nicht als wissenschaftlicher Name verstanden',
  'rank-not-wider': '{parent} hat den Rang {rank}, der nicht höher ist',
  'rank-of-name': 'geschrieben ist er wie ein Name vom Rang {rank}',
  'rank-not-narrower': '{name} (Rang {rank}) steht darunter',
  'stands-for-label': 'ein Klassenname ist kein wissenschaftlicher Name',
  'synonym-of-itself': 'er würde ein Synonym seiner selbst',
  'several-taxa': 'mehrere Taxa tragen diesen Namen; schreiben Sie den Autor dahinter',
  'no-part-of-photos': '{shard} von {shards} ist kein Teil der Fotos',
  'of-another-computer': 'ein Ordner eines anderen Computers',
  'no-run-interrupted': 'es gibt keinen unterbrochenen Lauf',
  'no-run-started': 'hier wurde noch kein Lauf begonnen',
  'no-text': 'kein Text',
  'not-a-file': '{kind}, keine Datei',
  'not-a-number': 'keine Zahl',
  'not-in-catalogue': 'nicht in diesem Katalog',
  'log-does-not-fit':
    'sie und das Protokoll daneben (catalogue.sqlite-wal) passen nicht zusammen, oder eines von beiden ist beschädigt',
  'not-a-version': 'die angegebene Version gibt es nicht',
  'not-sqlite': 'keine SQLite-Datei',
  'not-what-was-copied': 'nicht das, was kopiert wurde',
  'not-whole': 'für sich allein nicht vollständig oder beschädigt',
  number: 'Nummer {id}',
  'other-preparation': 'gelernt wurde aus Bildern, die anders vorbereitet waren',
  'other-version': 'von einer anderen Version von Vasculum geschrieben',
  'of-several-taxa': '{name}, den mehrere Taxa tragen,',
  'part-damaged': '{part} darin ist beschädigt',
  'part-packed-unknown': '{part} darin ist verschlüsselt oder auf unbekannte Weise gepackt',
  'part-too-long': '{part} darin ist unglaubwürdig lang',
  'part-too-tight': '{part} darin ist unglaubwürdig dicht gepackt',
  'parts-do-not-fit': 'Teile davon passen nicht zusammen',
  'photo-list-damaged': 'die Liste der Fotos fehlt oder ist beschädigt',
  'run-finished': 'er ist abgeschlossen',
  'settings-damaged': 'die Einstellungen sind beschädigt',
  'short-of-memory': 'der Computer hat zu wenig freien Speicher',
  'sqlite-of-another': 'eine SQLite-Datei eines anderen Programms',
  'stands-with-every-determination': 'steht bei jeder Bestimmung',
  'taxa-do-not-match': 'die Taxa passen nicht zum Netz',
  'taxa-not-the-catalogues': 'die Taxa sind nicht die, die der Katalog dafür führt',
  'replaced-by-others': 'andere Konten können ersetzen, was darin liegt; geben Sie in TMPDIR einen eigenen Ordner an',
  'temporary-folder': 'temporärer Ordner {folder}',
  'tensorflow-not-loaded': 'TensorFlow konnte nicht geladen werden',
  'the-name': 'der Name',
  'thread-catalogue': 'Katalog',
  'thread-photo-reader': 'Lesen der Fotos',
  'too-large-for-weights': '{size} groß; so große Gewichte hat kein ResNet',
  'too-little-room': 'auf dem Datenträger ist zu wenig Platz',
  'too-long': 'unglaubwürdig lang',
  'too-long-to-keep': 'zu lang zum Speichern',
  'too-many-files': 'auf dem Computer sind zu viele Dateien gleichzeitig geöffnet',
  'too-many-networks': 'es besteht aus {networks} Netzen, eine Datei fasst höchstens {most}',
  'unknown-format': 'SQLite kennt das Format nicht',
  'two-in-one-place': 'zwei Tabellen oder Indizes liegen an derselben Stelle',
  'verdict-unknown': 'eine Bestimmung sagt {verdict}, was Vasculum nie schreibt',
  'weights-copy-missing': 'die Kopie in diesem Katalog fehlt oder ist beschädigt. Fügen Sie die Datei erneut hinzu',
  'weights-do-not-fit': 'die Gewichte passen nicht zum Netz',
  'weights-not-numbers': 'nicht alle Gewichte sind Zahlen',
  'your-name': 'Ihr Name',
  'file-name-rule': 'Regel für Dateinamen',
  'learning-rate': 'Lernrate',
  /** After "Fotos in". */
  'the-folder': 'dem Ordner',
} as const;

/** Why a catalogue can only be looked at; ends of sentences that begin with what cannot be done. */
export const ONLY_TO_LOOK = {
  asked: 'er wurde nur zum Ansehen geöffnet',
  'read-only': 'an seinem Ort kann nichts geschrieben werden',
  'not-allowed': 'dieses Konto darf in seinem Ordner nicht schreiben',
  full: 'der Datenträger ist voll; schaffen Sie Platz, und öffnen Sie ihn erneut',
  beside: (utc: string) =>
    `ein anderes Programm hat ihn geöffnet; zu sehen ist sein Stand vom ${moment(utc)}. Öffnen Sie ihn erneut, um spätere Änderungen zu sehen`,
} as const;

const COPY_AGAIN = 'Kopieren Sie sie noch einmal von der Kamera oder aus einer Sicherung.';

/** What is wrong with a photo's file, and what to do. */
export const PHOTO_TROUBLES = {
  empty: `Die Datei ist leer. ${COPY_AGAIN}`,
  truncated: `Die Datei bricht ab, bevor das Bild vollständig ist. ${COPY_AGAIN}`,
  'not-a-photo':
    'Die Datei ist kein Foto, auch wenn ihr Name anderes sagt. Geben Sie ihr die richtige Endung, oder nehmen Sie sie aus dem Ordner.',
  'too-large':
    'Das Bild hat {detail} Pixel; lesbar sind höchstens 268 Millionen. Speichern Sie eine kleinere Kopie davon.',
  'not-allowed': 'Dieses Konto darf die Datei nicht lesen. Bitten Sie den Besitzer um das Leserecht.',
  vanished:
    'Die Datei war da und ist verschwunden. Ist das Laufwerk noch angeschlossen? Lesen Sie den Ordner erneut ein, sobald sie wieder da ist.',
  unreadable:
    'Die Datei ist nicht lesbar ({detail}). Öffnen Sie sie in einem anderen Programm und speichern Sie sie neu, oder kopieren Sie sie noch einmal.',
  /** A pipe, a device, a folder or a link that was put in a file's place. */
  'no-file':
    'Unter diesem Namen liegt {detail}, keine Datei. Nehmen Sie das aus dem Ordner, oder legen Sie das Foto an diese Stelle.',
  memory:
    'Der Speicher reichte nicht, um das Bild zu öffnen. Schließen Sie andere Programme, und lesen Sie den Ordner erneut ein.',
  /** Its drive does not answer, or answers with errors. */
  away: 'Die Datei war nicht erreichbar: {detail}. Lesen Sie den Ordner erneut ein, sobald das Laufwerk wieder da ist.',
} as const;
