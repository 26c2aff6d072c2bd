/* Fills a catalogue with made-up specimens by plain SQL, for looks at query plans and for measuring by hand. */
import type { WriteHandle } from '../../electron/catalogue/database/database.ts';

export interface LargeCatalogue {
  readonly photos: number;
  readonly photosPerSpecimen: number;
  readonly taxa: number;
}

const GENERA = 60;

/** Statuses, names, views, sources, places and dates spread as in a real collection: some taxa common, most rare. */
export function fillCatalogue(db: WriteHandle, { photos, photosPerSpecimen, taxa }: LargeCatalogue): void {
  const specimens = Math.ceil(photos / photosPerSpecimen);
  const utc = '2026-01-01T00:00:00.000Z';
  db.transaction(() => {
    for (let index = 1; index <= 4; index++) {
      db.run('INSERT INTO source (folder, added_utc) VALUES (?, ?)', [`/photos/cabinet ${index}`, utc]);
    }
    db.run(`INSERT INTO taxon (scientific_name, rank) VALUES ('Carabidae', 'family')`);
    for (let index = 0; index < GENERA; index++) {
      db.run(`INSERT INTO taxon (scientific_name, rank, parent_id) VALUES (?, 'genus', 1)`, [`Genus${letters(index)}`]);
    }
    for (let index = 0; index < taxa; index++) {
      const genus = index % GENERA;
      db.run(
        `INSERT INTO taxon (scientific_name, authorship, rank, parent_id) VALUES (?, 'Linnaeus, 1758', 'species', ?)`,
        [`Genus${letters(genus)} species${letters(index)}`, genus + 2],
      );
    }
    db.run(`INSERT INTO action (kind, description, made_utc) VALUES ('import', 'made up', ?)`, [utc]);
    db.run(
      `INSERT INTO run (name, state, settings, seed, steps_per_epoch, folder, started_utc)
       VALUES ('made up', 'done', '{}', 1, 1, 'run-1', ?)`,
      [utc],
    );
    db.run(
      `INSERT INTO model (name, run_id, folder, depth, size, created_utc)
       VALUES ('made up', 1, 'model-00000000-0000-4000-8000-000000000000', 18, 64, ?)`,
      [utc],
    );
  });
  const chunk = 20_000;
  for (let from = 1; from <= specimens; from += chunk) {
    const range = { from, to: Math.min(specimens, from + chunk - 1), first: GENERA + 2, taxa, utc };
    db.transaction(() => {
      db.run(
        `WITH RECURSIVE n (i) AS (SELECT :from UNION ALL SELECT i + 1 FROM n WHERE i < :to)
         INSERT INTO main.specimen (id, occurrence_id, catalog_number, by_number, loose_number, basis_of_record, type_status,
           country, locality, event_date, by_date, recorded_by, added_utc)
         SELECT i, printf('00000000-0000-4000-8000-%012d', i), printf('%07d', i * 7), printf('%012d %07d', i * 7, i * 7),
           printf('%07d', i * 7), 'PreservedSpecimen', iif(i % 997 = 0, 'holotype', NULL),
           iif(i % 3 = 0, 'Austria', 'Germany'), 'Forest ' || (i % 5000), printf('%04d-%02d-%02d', 1850 + i % 170,
           1 + i % 12, 1 + i % 28), printf('%04d-%02d-%02d', 1850 + i % 170, 1 + i % 12, 1 + i % 28), 'Collector ' || (i % 300), :utc FROM n`,
        { from: range.from, to: range.to, utc },
      );
      // A third verified, a third proposed, one in fifty doubtful, the rest unnamed.
      db.run(
        `INSERT INTO determination (specimen_id, action_id, verdict, taxon_id, identified_by, identified_utc)
         SELECT id, 1, 'identified', :first + abs(id * id) % :taxa, 'Person ' || (id % 12), :utc
         FROM specimen WHERE id BETWEEN :from AND :to AND id % 3 = 0`,
        range,
      );
      db.run(
        `UPDATE main.specimen SET shown_status = 'verified', shown_taxon_id = d.taxon_id, shown_determination_id = d.id,
           shown_determiner = d.identified_by, by_name = (SELECT scientific_name FROM taxon WHERE taxon.id = d.taxon_id)
         FROM determination AS d WHERE d.specimen_id = specimen.id AND specimen.id BETWEEN ? AND ?`,
        [range.from, range.to],
      );
      db.run(
        `UPDATE main.specimen SET shown_status = iif(id % 50 = 1, 'doubtful', 'proposed'), shown_taxon_id = :first + id % :taxa,
           shown_certainty = (id * 7919 % 10007) / 10007.0, by_certainty = (id * 7919 % 10007) / 10007.0,
           shown_model_id = 1, by_margin = id * 7907 % 1000003, by_entropy = -(id * 7901 % 1609438),
           by_name = (SELECT scientific_name FROM taxon WHERE taxon.id = :first + specimen.id % :taxa)
         WHERE id BETWEEN :from AND :to AND id % 3 = 1`,
        { first: range.first, taxa, from: range.from, to: range.to },
      );
      for (let view = 0; view < photosPerSpecimen; view++) {
        db.run(
          `INSERT INTO main.photo (specimen_id, source_id, relative_path, file_name, sha256, bytes, modified_ms, format, width,
             height, view, added_utc)
           SELECT id, 1 + id % 4, printf('drawer %d/VC_%s_%s.jpg', id / 100, catalog_number, :letter),
             printf('VC_%s_%s.jpg', catalog_number, :letter), unhex(printf('%032d%032d', id * 7919, :view)), 4000000, 1,
             'jpeg', 4000, 3000, :name, :utc
           FROM specimen WHERE id BETWEEN :from AND :to`,
          {
            from: range.from,
            to: range.to,
            view,
            letter: 'dvl'[view] ?? `x${view}`,
            name: ['dorsal', 'ventral', 'label'][view] ?? `view ${view}`,
            utc,
          },
        );
      }
      // The model's answers to the proposed ones: its surest name in all photos, half of the rest for each name after it.
      db.run(
        `INSERT INTO prediction (photo_id, model_id, place, taxon_id, probability)
         SELECT photo.id, 1, place.value, :first + (specimen_id + place.value - 1) % :taxa,
           iif(place.value = 1, shown_certainty, (1 - shown_certainty) / (1 << place.value))
         FROM specimen CROSS JOIN photo ON specimen_id = specimen.id JOIN json_each('[1, 2, 3, 4, 5]') AS place
         WHERE specimen.id BETWEEN :from AND :to AND specimen.id % 3 = 1`,
        { first: range.first, taxa, from: range.from, to: range.to },
      );
      db.run(
        `INSERT INTO answered_photo (model_id, photo_id, answered_utc)
         SELECT 1, photo.id, ? FROM photo WHERE specimen_id BETWEEN ? AND ? AND specimen_id % 3 = 1`,
        [utc, range.from, range.to],
      );
    });
  }
}

function letters(index: number): string {
  return [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}
