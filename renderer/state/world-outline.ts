/*
 * The outline of the world: Natural Earth's land and borders at 1:50 million (public domain), as world-atlas has them in
 * TopoJSON. Lines are kept once, each as steps from point to point; a shape is a list of lines, ~5 for line 5 from its end. Pure.
 */
type Line = readonly (readonly [number, number])[];

export interface Topology {
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  readonly arcs: readonly Line[];
  readonly objects: Readonly<
    Record<'land', { readonly geometries: readonly { readonly arcs: readonly (readonly (readonly number[])[])[] }[] }>
  >;
}

export interface Outline {
  /** Shores, closed: [longitude, latitude]. */
  readonly land: readonly Line[];
  /** Shores and borders, without the cuts along the date line. */
  readonly lines: readonly Line[];
}

/** On the edge of the sheet that the world was drawn on. */
const EDGE = 179.99;

export function outlineOf({ transform, arcs, objects }: Topology): Outline {
  const { scale, translate } = transform;
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([stepX, stepY]): [number, number] => {
      x += stepX;
      y += stepY;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const lineAt = (number: number): Line => (number < 0 ? (lines[~number] ?? []).toReversed() : (lines[number] ?? []));
  const land = objects.land.geometries.flatMap(({ arcs: shapes }) =>
    shapes.flatMap((shape) => shape.map((ring) => ring.flatMap((number) => lineAt(number)))),
  );
  return { land, lines: lines.flatMap(withoutCuts) };
}

function withoutCuts(line: Line): Line[] {
  const isCut = ([x, y]: readonly [number, number]) => Math.abs(x) > EDGE || y < -89.9;
  const parts: (readonly [number, number])[][] = [[]];
  for (const [at, point] of line.entries()) {
    const before = line[at - 1];
    if (before && isCut(before) && isCut(point)) parts.push([]);
    parts.at(-1)?.push(point);
  }
  return parts.filter((part) => part.length > 1);
}
