/* Figures that were written, as Python reads them. */
import { execFileSync } from 'node:child_process';

/** What Python's xml.etree makes of a drawing. */
export function readDrawing(path: string) {
  const script = `
import json, sys
import xml.etree.ElementTree as tree
svg = '{http://www.w3.org/2000/svg}'
root = tree.parse(sys.argv[1]).getroot()
texts = [''.join(one.itertext()) for one in root.iter(svg + 'text')]
slanted = [one.text for one in root.iter(svg + 'tspan') if one.get('font-style') == 'italic']
images = [one.get('{http://www.w3.org/1999/xlink}href') for one in root.iter(svg + 'image')]
json.dump({'tag': root.tag, 'title': root.find(svg + 'title').text, 'height': float(root.get('height')), 'texts': texts, 'slanted': slanted, 'images': images}, sys.stdout)`;
  return JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8', maxBuffer: 1e8 })) as {
    tag: string;
    title: string;
    height: number;
    texts: string[];
    slanted: string[];
    images: string[];
  };
}

/** Rows by column, as Python's csv module reads them. */
export function readTable(path: string): Record<string, string>[] {
  const script = `
import csv, json, sys
with open(sys.argv[1], encoding='utf-8', newline='') as file:
    json.dump(list(csv.DictReader(file, strict=True)), sys.stdout)`;
  return JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' })) as Record<string, string>[];
}
