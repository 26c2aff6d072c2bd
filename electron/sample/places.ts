/* Where, when and by whom the sample's specimens were "collected": real places in the range of the taxa, invented people and dates.
   Plain data, and small pure functions of seeded random numbers. */
import type { Random } from './draw/random.ts';

interface Place {
  readonly country: string;
  readonly stateProvince: string;
  readonly locality: string;
  /** Metres above the sea. */
  readonly elevation: number;
  readonly latitude: number;
  readonly longitude: number;
}

const place = (
  country: string,
  stateProvince: string,
  locality: string,
  elevation: number,
  latitude: number,
  longitude: number,
): Place => ({
  country,
  stateProvince,
  locality,
  elevation,
  latitude,
  longitude,
});

const PLACES: readonly [Place, ...Place[]] = [
  place('Austria', 'Tirol', 'Zirl', 640, 47.2736, 11.2411),
  place('Austria', 'Niederösterreich', 'Dürnstein', 220, 48.3954, 15.5203),
  place('France', 'Vosges', 'Gérardmer', 810, 48.0733, 6.8778),
  place('France', 'Drôme', 'Die', 410, 44.7537, 5.3703),
  place('Germany', 'Hessen', 'Oberreifenberg', 620, 50.2455, 8.4406),
  place('Germany', 'Bayern', 'Mittenwald', 920, 47.4423, 11.2634),
  place('Italy', 'Trentino', 'Cles, Val di Non', 660, 46.3655, 11.0341),
  place('Italy', 'Friuli', 'Tarvisio', 750, 46.5049, 13.5786),
  place('Slovenia', 'Gorenjska', 'Bohinjska Bistrica', 510, 46.2768, 13.9543),
  place('Spain', 'Huesca', 'Bielsa', 1020, 42.6336, 0.2188),
  place('Switzerland', 'Valais', 'Leuk', 730, 46.3174, 7.6343),
  place('Switzerland', 'Ticino', 'Lugano', 290, 46.0037, 8.9511),
];

const PEOPLE: readonly [string, ...string[]] = [
  'Kiran Sharma',
  'Edith Moser',
  'Luc Perrin',
  'Anna Vogt',
  'Marta Rossi',
  'Jon Ibarra',
  'Hélène Girard',
  'Tomaž Zupan',
];
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** A specimen's row in catalogue.csv: Darwin Core terms, empty if the collection does not know the value. */
export interface SpecimenRecord {
  readonly catalogNumber: string;
  readonly collectionCode: string;
  readonly country: string;
  readonly stateProvince: string;
  readonly locality: string;
  readonly decimalLatitude: string;
  readonly decimalLongitude: string;
  readonly coordinateUncertaintyInMeters: string;
  readonly eventDate: string;
  readonly recordedBy: string;
  readonly typeStatus: string;
}

export interface Collecting {
  readonly record: SpecimenRecord;
  /** The data label's lines. */
  readonly lines: readonly string[];
  /** Degrees of where it was found, even if the record does not give them. */
  readonly position: readonly [latitude: number, longitude: number];
}

const two = (n: number): string => String(n).padStart(2, '0');

export function collecting(r: Random, catalogNumber: string, typeStatus: string): Collecting {
  const at = r.pick(PLACES);
  const who = r.pick(PEOPLE);
  const year = r.chance(0.2) ? 1898 + r.below(60) : 1958 + r.below(64);
  const month = 4 + r.below(6);
  const day = 1 + r.below(28);
  const exactness = r.unit();
  const eventDate =
    exactness < 0.84
      ? `${year}-${two(month)}-${two(day)}`
      : exactness < 0.9
        ? `${year}-${two(month)}`
        : exactness < 0.97
          ? `${year}`
          : '';
  const written =
    exactness < 0.84
      ? `${day}.${ROMAN[month - 1]}.${year}`
      : exactness < 0.9
        ? `${ROMAN[month - 1]}.${year}`
        : exactness < 0.97
          ? `${year}`
          : 's.d.';
  const latitude = at.latitude + r.bell(0.012);
  const longitude = at.longitude + r.bell(0.016);
  const located = r.chance(0.84);
  const initials = who.replace(/^(\S)\S*/, '$1.');
  return {
    record: {
      catalogNumber,
      collectionCode: 'VC',
      country: at.country,
      stateProvince: at.stateProvince,
      locality: `${at.locality}, ${at.elevation} m`,
      decimalLatitude: located ? latitude.toFixed(4) : '',
      decimalLongitude: located ? longitude.toFixed(4) : '',
      coordinateUncertaintyInMeters: located ? r.pick(['30', '100', '250', '1000', '5000']) : '',
      eventDate,
      recordedBy: who,
      typeStatus,
    },
    lines: [
      `${at.country.toUpperCase()}, ${at.stateProvince}`,
      `${at.locality}, ${at.elevation} m`,
      written,
      `leg. ${initials}`,
    ],
    position: [latitude, longitude],
  };
}
