/*
 * Shipped is shipped: catalogues on people's disks were made by these very texts, comments included, since SQLite keeps them
 * in the file and an opened file is compared with them.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { migrations } from '../../../electron/catalogue/migrations/all.ts';

/** SHA-256 of each migration's text. */
const SHIPPED: Readonly<Record<string, string>> = {
  '0001-collection': 'ea56f0f75c4cf11e092398779e2b51317322b8dfe6fb0c51a1b48ce7730f2c62',
  '0002-learning': '6d26dbe4e40c40dc4ca3355959f8cd27d47f3a8c4a75b5ed54bfdac0e44b4ea0',
  '0003-search': '468b22651752027ac61ac935ba3c1363c6d761d3bfb52e941382c9ee82413b22',
  '0004-evaluation': '93fed4752edbad77325e84c8a34c5db76cf37a387d15d9389d7e030f0a28c3af',
  '0005-embeddings': '9d86c1ae2cfd6c3e9e62828f2ba90a94822f634af215d90c52938b80d0557fab',
  '0006-starting-weights': '57fc901f3910f3a5aa7581777c736782722e05f757224bb7eaf08edf120498ab',
  '0007-content-look': 'df2f220ec02f0c08eda219002cd66bd8a6d4de58a8ee95d1ff2fd444f507debb',
  '0008-removal': '2bbccd60afe275f5003ec7bd198227d6b0430d5ebb0ffc0546b0586f5b180064',
  '0009-determination-columns': '2493ae45d25c2f0e0c36c74da8c21a367795679cb04cdf24d04e932566c88361',
  '0010-labels': '391229f244421901a5b48fbd32a269969bfb47e9e9d1fd5db4421a5d1c4b0030',
  '0011-contradictions': '0577846b16d5ebc03e58fd2782a13567e2124ffdd7da21065826c1225540ce40',
  '0012-repair': 'f54cd4b1f6be0b544cce094e968a18dfcbd6764eb45ac4190b41bc9cc0cd7c9d',
  '0013-photo-codes': 'ab0daf3a326d631f8bd2518d861bf7300f623e9426eeb394ae4a90f80ca41056',
  '0014-photo-box': '9cb61eb31068c2b7697aa8a1d70739e1d9d7fd1dc0bf4805dfa73430becdff7a',
  '0015-varieties': '712be9725d7593a1328d20088dc66ab4710533d92a508dd79c63a83002eef296',
  '0016-run-inputs': '14c9b4b06bbcd4532df8bedd495533f9159ffdf3c753987b91098adeebfdd762',
  '0017-verbatim': 'a82d57aa2321935ab364363e9cd0086763445e6063d01ab83e1fde06d01ef069',
  '0018-who-says': 'e9bb11854001dc8ff872f84aab5e480a3dcadc91d455f837c30acaf90bbbf959',
  '0019-sensitive-place': 'e64a9f3b864de782e307375c2926877bcb816a82e22464af530797925083d45e',
  '0020-names': 'e2c2ddf82916fb17b01905d82d2ba8e8cebd9e2f71c7845434d7dcc0d2041384',
  '0021-people': '0b58e30f7dba7fc51d8b60fc7185d42363def643a39bcff52c63753099a0131f',
  '0022-photo-quality': 'e0a7bbff164076a351dbb8bdc7c03d0262ef67324d3abfecea8495cb23be4d02',
  '0023-looking': '4ca70be1a33e668f1bed5ad0c47211c196ab88087c65d024deb7a30382a4af14',
  '0024-description': '0dda1404e0826af21aa866c1c4225cd52b0a5b0af58265b5a11ad02603e8fd73',
  '0025-doubt': '03ec26332e21db468d576b4f69b81007616bc3cab8c9b66050d95535efb798cb',
};

test('no shipped migration was edited, renamed or left out', () => {
  const sha256 = (sql: string) => createHash('sha256').update(sql).digest('hex');
  const found = Object.fromEntries(migrations.map(({ name, sql }) => [name, sha256(sql)]));
  expect(
    found,
    'A migration that was shipped is never changed, not even a comment in it: put its text back and write a new migration, whose hash is added here',
  ).toEqual(SHIPPED);
  expect(Object.keys(found)).toEqual(Object.keys(SHIPPED));
});
