/* What the window says, in German: the start screen. Each text is whole, values and all, so that another language may order it as it must. */
import { counted } from '../words.ts';
import { share } from '../terms.ts';

export const START = {
  screen: {
    label: 'Start',
    lede: 'Fotos von Exemplaren mit einem Netz benennen, das Sie an der eigenen Sammlung trainieren.',
    opening: 'Wird geöffnet…',
    offline: 'Offline',
    offlineMeans: 'Vasculum stellt keine Netzwerkverbindung her. Fotos bleiben, wo sie sind, und werden nie verändert.',
    device: 'Gerät',
    version: 'Version',
    versionIn: (version: string, electron: string) => `${version}, in ${electron}`,
    licences: 'Lizenzen',
  },
  device: {
    looking: 'Wird geprüft…',
    /** Before the button `why`. */
    noGpu: (device: string) => `${device}. Keine nutzbare GPU: `,
    why: 'warum?',
    /** Before the reason. */
    but: (device: string) => `${device}. `,
  },
  drawer: 'Gezeichnete Exemplare der Beispielsammlung',
  newCatalogue: {
    title: 'Neuer Katalog',
    photos: 'Fotos',
    catalogue: 'Katalog',
    where:
      'In einem eigenen neuen oder leeren Ordner: Namen, Vorschaubilder und Modelle liegen dort, und er lässt sich ganz auf einen Stick kopieren. Die Fotos bleiben, wo sie sind.',
    choose: 'Seinen Ordner wählen',
  },
  recents: {
    title: 'Zuletzt geöffnet',
    gone: 'sein Ordner ist jetzt nicht zu finden',
    empty: 'noch keine Fotos',
    holds: (photos: number, verified: number) =>
      `${counted(photos, 'Foto', 'Fotos')}, ${share(verified / photos)} bestätigt`,
    forget: (catalogue: string) => `${catalogue} von dieser Liste nehmen`,
    forgetMeans: 'Von dieser Liste nehmen; nichts wird gelöscht',
  },
  sample: {
    drawing: 'Die Beispielsammlung wird gezeichnet',
    opening: 'Die Beispielsammlung wird geöffnet…',
    what: 'Das Beispiel ist eine Kopie: 288 gezeichnete Exemplare von 12 Taxa. Alles darf geändert, am Ende alles gelöscht werden. Auch ein Ordner kann hierher gezogen werden.',
  },
  inUse: {
    look: 'Nur zum Ansehen öffnen',
    means:
      'Zeigt den Katalog, wie er jetzt ist, während das andere Programm damit weiterarbeitet. Ansehen, Suchen und Exportieren sind möglich; geändert werden kann nichts.',
  },
  damaged: {
    label: 'Beschädigter Katalog',
    title: 'Dieser Katalog lässt sich nicht öffnen',
    restoring: 'Die Kopie wird zurückgeholt…',
    orSave:
      'Oder aus der beschädigten Datei retten, was noch lesbar ist, in einen neuen Katalog in einem neuen oder leeren Ordner. Der beschädigte bleibt, wie er ist.',
    save: 'Lesbares retten',
    saving: 'Lesbares wird gerettet',
    /** `left`: the time; null and '' while it is not known. */
    progress: (phase: string | null, left: string | null) =>
      `${phase ?? 'Die beschädigte Datei wird gelesen'}${left ? `, ${left}` : '…'}`,
  },
} as const;
