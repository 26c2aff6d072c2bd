/* A catalogue's file as an earlier version left it, with rows in every table that there was. */
import { join } from 'node:path';
import { openForWriting, type WriteHandle } from '../../electron/catalogue/database/database.ts';
import { migrations } from '../../electron/catalogue/migrations/all.ts';
import { migrate } from '../../electron/catalogue/migrations/migrate.ts';
import { temporaryFolder, UTC } from './a-catalogue.ts';

interface Rows {
  /** The versions that the rows could be written in. */
  readonly from: number;
  readonly upTo?: number;
  readonly sql: string;
}

const SHA = (digits: string) => digits.repeat(32);

/** What is derived is written as the program derives it: Edith's name, a cleared one, and from version 2 a model's. */
const ROWS: readonly Rows[] = [
  {
    from: 1,
    sql: `
      INSERT INTO source (id, folder, added_utc) VALUES (1, '/photos', '${UTC}');
      INSERT INTO taxon (id, scientific_name, authorship, rank, parent_id, accepted_id) VALUES
        (1, 'Oryza', NULL, 'genus', NULL, NULL), (2, 'Oryza sativa', 'L.', 'species', 1, NULL),
        (3, 'Oryza communissima', 'Lour.', 'species', 1, 2);
      INSERT INTO vernacular_name (id, taxon_id, name, language) VALUES (1, 2, 'rice', 'en');
      INSERT INTO specimen (id, occurrence_id, catalog_number, loose_number, by_number, basis_of_record, locality,
          decimal_latitude, coordinate_uncertainty_m, event_date, by_date, other_terms, added_utc) VALUES
        (1, 'a', '000123', '000123', '000000000123 000123', 'PreservedSpecimen', 'Kew Gardens', 51.48, 30, '1901-05',
          '1901-05', '{"habitat":"pond"}', '${UTC}'),
        (2, 'b', NULL, NULL, x'', 'PreservedSpecimen', NULL, NULL, NULL, NULL, x'', NULL, '${UTC}'),
        (3, 'c', 'B 7', 'b7', 'b 000000000007 B 7', 'PreservedSpecimen', NULL, NULL, NULL, NULL, x'', NULL, '${UTC}');
      INSERT INTO photo (id, specimen_id, source_id, relative_path, file_name, sha256, bytes, modified_ms, view, added_utc)
        VALUES (1, 1, 1, 'x/VC_000123_d.jpg', 'VC_000123_d.jpg', x'${SHA('01')}', 1, 1.5, 'dorsal', '${UTC}'),
          (2, 3, 1, 'x/B7.jpg', 'B7.jpg', x'${SHA('02')}', 1, 1, NULL, '${UTC}');
      INSERT INTO action (id, kind, target_id, description, made_utc, undone_by) VALUES
        (1, 'decision', NULL, 'd', '${UTC}', NULL), (2, 'decision', NULL, 'e', '${UTC}', NULL),
        (3, 'undo', 2, 'f', '${UTC}', NULL);
      UPDATE action SET undone_by = 3 WHERE id = 2;
      INSERT INTO determination (id, specimen_id, action_id, verdict, taxon_id, qualifier, identified_by,
          identified_utc, remarks, by_model_id, suggested_by_model_id) VALUES
        (1, 1, 1, 'identified', 2, 'cf.', 'Edith', '${UTC}', 'by the wings', NULL, NULL),
        (2, 2, 1, 'cleared', NULL, NULL, 'Otto', '${UTC}', NULL, NULL, NULL),
        (3, 1, 2, 'identified', 3, NULL, 'Otto', '${UTC}', NULL, NULL, 1);
      INSERT INTO struck_name (determination_id, taxon_id) VALUES (2, 1);
      INSERT INTO withdrawal (id, determination_id, action_id, withdrawn) VALUES (1, 3, 3, 1);
      UPDATE specimen SET shown_status = 'verified', shown_taxon_id = 2, shown_qualifier = 'cf.', shown_determination_id = 1,
        shown_determiner = 'Edith', by_name = 'Oryza sativa' WHERE id = 1;
      INSERT INTO import (id, source_id, request, started_utc, ended_utc) VALUES (1, 1, '{"rule":null}', '${UTC}', NULL);
      INSERT INTO import_problem (import_id, position, path, trouble, message) VALUES (1, 1, 'x/y.jpg', 'empty', 'm');`,
  },
  {
    from: 2,
    sql: `
      INSERT INTO run (id, name, state, settings, seed, steps_per_epoch, folder, started_utc, ended_utc)
        VALUES (1, 'r', 'done', '{"epochs":2}', 7, 3, 'run-1', '${UTC}', '${UTC}');
      INSERT INTO run_class (run_id, label, taxon_id, scientific_name, authorship, rank)
        VALUES (1, 0, 2, 'Oryza sativa', 'L.', 'species');
      INSERT INTO run_photo (run_id, photo_id, label, part) VALUES (1, 1, 0, 'learn'), (1, 2, 0, 'held-out');
      INSERT INTO run_step (run_id, step, loss, accuracy, learning_rate) VALUES (1, 1, 0.5, 0.25, 0.125);
      INSERT INTO run_epoch (run_id, epoch, loss, accuracy, held_out_loss, held_out_accuracy, learning_rate, kept)
        VALUES (1, 1, 0.5, 0.25, 0.75, 0.125, 0.1, 'best');
      INSERT INTO run_log (id, run_id, time_utc, sentence, strong) VALUES (1, 1, '${UTC}', 'Epoch 1 is done.', 1);
      INSERT INTO model (id, name, run_id, folder, depth, size, created_utc, held_out_accuracy, held_out_loss)
        VALUES (1, 'm', 1, 'model-00000000-0000-4000-8000-000000000000', 18, 64, '${UTC}', 0.5, 0.25);
      INSERT INTO model_class (model_id, label, taxon_id, scientific_name, authorship, rank)
        VALUES (1, 0, 2, 'Oryza sativa', 'L.', 'species');
      INSERT INTO prediction (photo_id, model_id, place, taxon_id, probability) VALUES (2, 1, 1, 2, 0.5);
      INSERT INTO answered_photo (model_id, photo_id, answered_utc) VALUES (1, 2, '${UTC}');
      UPDATE specimen SET shown_status = 'proposed', shown_taxon_id = 2, shown_certainty = 0.5, shown_model_id = 1,
        by_name = 'Oryza sativa', by_certainty = 0.5 WHERE id = 3;
      INSERT INTO evaluation (id, model_id, made_utc, result) VALUES (1, 1, '${UTC}', '{"accuracy":1}');`,
  },
  { from: 2, upTo: 4, sql: `INSERT INTO embedding (model_id, photo_id, vector) VALUES (1, 1, x'00000000');` },
  {
    from: 4,
    sql: `
      INSERT INTO evaluation (id, model_id, made_utc, result, form) VALUES (2, 1, '${UTC}', '{"accuracy":1}', 2);
      INSERT INTO measured_photo (evaluation_id, position, photo_id, label, predicted, top) VALUES (2, 0, 2, 0, 0, '[[0,1]]');
      INSERT INTO model_temperature (model_id, temperature) VALUES (1, 1.5);
      INSERT INTO leakage (id, model_id, report) VALUES (1, 1, '{"pairs":[]}');`,
  },
  { from: 4, upTo: 6, sql: `INSERT INTO content_hash (sha256, high, low) VALUES (x'${SHA('01')}', 1, 2);` },
  {
    from: 5,
    sql: `
      INSERT INTO backbone (id, identity, features) VALUES (1, x'${SHA('0b')}', 1);
      INSERT INTO embedding (backbone_id, sha256, vector) VALUES (1, x'${SHA('01')}', x'00000000');`,
  },
  {
    from: 6,
    sql: `INSERT INTO starting_weights (id, name, sha256, format, depth, stride, classes, parameters, added_utc)
      VALUES (1, 'w.pth', '${SHA('0a')}', 'pytorch', 18, 'in3x3', NULL, 11000000, '${UTC}');`,
  },
  {
    from: 7,
    sql: `INSERT INTO content_look (sha256, high, low, grey) VALUES (x'${SHA('01')}', 1, 2, zeroblob(256));`,
  },
  {
    from: 8,
    sql: `
      INSERT INTO removal (kind, id, removed_utc) VALUES ('weights', 1, '${UTC}');
      INSERT INTO backbone_of (kind, id, size, identity) VALUES ('model', 1, 64, x'${SHA('0b')}');`,
  },
  {
    from: 10,
    sql: `
      INSERT INTO taxon (id, scientific_name, rank) VALUES (4, 'rice field', 'label');
      INSERT INTO action (id, kind, description, made_utc, undone_by) VALUES (4, 'decision', 'g', '${UTC}', NULL);
      INSERT INTO label_tie (action_id, label_id, taxon_id) VALUES (4, 4, 2);
      UPDATE photo SET given_part = 'test' WHERE id = 2;
      UPDATE run_photo SET held_out_for = 'test' WHERE photo_id = 2;`,
  },
  {
    from: 11,
    sql: `INSERT INTO contradiction (id, specimen_id, kind, stands, says, path, after_determination_id, found_utc)
      VALUES (1, 1, 'copy', 'Oryza', 'Oryza sativa', 'a/b.jpg', 0, '${UTC}');`,
  },
  {
    from: 12,
    sql: `
      INSERT INTO action (id, kind, target_id, description, made_utc, undone_by) VALUES (5, 'repair', NULL, 'g', '${UTC}', NULL);
      INSERT INTO change (id, action_id, kind, row_id, field, before, after) VALUES (1, 5, 'photo', 1, 'view', NULL, 'dorsal');
      INSERT INTO repaired_specimen (specimen_id, action_id) VALUES (1, 5);`,
  },
  {
    from: 13,
    sql: `INSERT INTO photo_code (photo_id, position, format, text, corners)
      VALUES (1, 0, 'Data Matrix', '000123', '[[1,2],[3,2],[3,4],[1,4]]');`,
  },
  { from: 14, sql: `INSERT INTO photo_box (photo_id, x, y, width, height) VALUES (1, 0.25, 0.5, 0.5, 0.125);` },
  { from: 16, sql: `UPDATE run_photo SET input = x'${SHA('02')}' WHERE photo_id = 2;` },
  {
    from: 20,
    sql: `
      INSERT INTO pinned_name (place, taxon_id) VALUES (1, 2);
      INSERT INTO checklist (id, action_id, title, version, file_name) VALUES (1, 5, 'Grasses', '2', 'grasses.zip');
      INSERT INTO checklist_name (checklist_id, taxon_id) VALUES (1, 2);`,
  },
  {
    from: 21,
    sql: `INSERT INTO person (id, name, orcid, after_action_id) VALUES (1, 'Edith', '0000-0002-1825-0097', 1);`,
  },
  {
    from: 22,
    sql: `INSERT INTO photo_quality (photo_id, sharpness, brightness, burnt, cut, flaws, settled)
      VALUES (1, 0.25, 200, 0, NULL, '["blurred"]', NULL);`,
  },
  {
    from: 23,
    sql: `
      INSERT INTO saved_set (id, name, filter, sort, saved_utc) VALUES (1, 'Rice', '{"text":"rice"}', 'name', '${UTC}');
      UPDATE photo SET turned = 90 WHERE id = 2;`,
  },
  {
    from: 24,
    sql: `INSERT INTO description (one, package_id, said, changed_utc) VALUES (1, 'a', '{"title":"Beetles"}', '${UTC}');`,
  },
  { from: 25, sql: `UPDATE specimen SET by_margin = 500000, by_entropy = -693147 WHERE id = 3;` },
];

export interface FileAtVersion {
  readonly db: WriteHandle;
  readonly folder: string;
  readonly backups: string;
}

/** A file at this version in a catalogue's folder of its own; at 0, none of ours yet. */
export function fileAt(version: number): FileAtVersion {
  const folder = temporaryFolder();
  const backups = join(folder, 'backups');
  const db = openForWriting(join(folder, 'catalogue.sqlite'));
  migrate(db, backups, migrations.slice(0, version));
  for (const { from, upTo = migrations.length, sql } of ROWS) if (from <= version && version <= upTo) db.script(sql);
  return { db, folder, backups };
}
