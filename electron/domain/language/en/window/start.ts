/* What the window says: the start screen. Each text is whole, values and all, so that another language may order it as it must. */
import { counted } from '../words.ts';
import { share } from '../terms.ts';

export const START = {
  screen: {
    label: 'Start',
    lede: 'Name specimen photos with a network that you train on your own collection.',
    opening: 'Opening…',
    offline: 'Offline',
    offlineMeans: 'Vasculum makes no network connection. Photos stay where they are and are never changed.',
    device: 'Device',
    version: 'Version',
    versionIn: (version: string, electron: string) => `${version}, in ${electron}`,
    licences: 'Licences',
  },
  device: {
    looking: 'Being looked at…',
    /** Before the button `why`. */
    noGpu: (device: string) => `${device}. No usable GPU: `,
    why: 'why?',
    /** Before the reason. */
    but: (device: string) => `${device}. `,
  },
  drawer: 'Drawn specimens of the sample collection',
  newCatalogue: {
    title: 'New catalogue',
    photos: 'Photos',
    catalogue: 'Catalogue',
    where:
      'In a new or empty folder of its own: names, thumbnails and models are kept there, and it can be copied to a stick whole. The photos stay where they are.',
    choose: 'Choose its folder',
  },
  recents: {
    title: 'Recent',
    gone: 'its folder cannot be found now',
    empty: 'no photos yet',
    holds: (photos: number, verified: number) => `${counted(photos, 'photo')}, ${share(verified / photos)} verified`,
    forget: (catalogue: string) => `Take ${catalogue} off this list`,
    forgetMeans: 'Take it off this list; nothing is deleted',
  },
  sample: {
    drawing: 'Drawing the sample collection',
    opening: 'Opening the sample collection…',
    what: 'The sample is a copy: 288 drawn specimens of 12 taxa. Change anything; delete it when done. A folder can also be dropped here.',
  },
  inUse: {
    look: 'Open to look only',
    means:
      'Shows the catalogue as it is now, while the other program goes on with it. You can look, search and export; nothing can be changed.',
  },
  damaged: {
    label: 'Damaged catalogue',
    title: 'This catalogue cannot be opened',
    restoring: 'Putting the copy back…',
    orSave:
      'Or save what can still be read of the damaged file into a new catalogue, in a new or empty folder. The damaged one stays as it is.',
    save: 'Save what can be read',
    saving: 'Saving what can be read',
    /** `left`: the time; null and '' while it is not known. */
    progress: (phase: string | null, left: string | null) =>
      `${phase ?? 'Reading the damaged file'}${left ? `, ${left}` : '…'}`,
  },
} as const;
