import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Explainer, placesOfLastStage } from '../../../electron/trainer/answering/explain.ts';
import { GraphBuilder } from '../../../electron/network/graph/builder.ts';
import { gradients } from '../../../electron/network/graph/gradients.ts';
import { constant, multiply, placeholder, sumOfAll } from '../../../electron/network/graph/ops.ts';
import { foldBatchNorms } from '../../../electron/network/inference-graph.ts';
import type { NetworkShape, Tensors } from '../../../electron/network/network.ts';
import { createExplainingNetwork } from '../../../electron/trainer/networks/open-network.ts';
import { normalise, packBytes, packedPictures } from '../../../electron/network/picture-input.ts';
import { uniforms } from '../../../electron/network/philox.ts';
import { foldedLayers } from '../../../electron/network/resnet-layers.ts';
import { parametersOf, resnet } from '../../../electron/network/resnet.ts';
import { tensorCount } from '../../../electron/trainer/tensorflow/tensorflow.ts';
import { benchWithModel } from '../../helpers/a-model.ts';
import { withGraph } from '../../helpers/run-graph.ts';

const SHAPE: NetworkShape = { depth: 18, classes: 4, size: 96, inputSize: 96, stride: 'in3x3', width: 8 };

/** Every parameter by its role: numbers around zero for kernels and weights, around one for what scales. */
function someWeights(shape: NetworkShape): Tensors {
  return new Map(
    parametersOf(shape).map(({ name, role, shape }, stream) => {
      const random = uniforms(
        { seed: 3, stream },
        shape.reduce((a, b) => a * b, 1),
      );
      const data = Float32Array.from(random, (value) =>
        role === 'scale' || role === 'variance' ? 0.5 + value : role === 'kernels' ? 0.4 * (value - 0.5) : value - 0.5,
      );
      return [name, { shape: [...shape], data }];
    }),
  );
}

const picture = Uint8Array.from(uniforms({ seed: 5, stream: 0 }, 96 * 96 * 3), (value) => Math.floor(256 * value));

describe('the map', () => {
  it('is Grad-CAM, with the gradient worked out by going back through the graph', async () => {
    const weights = someWeights(SHAPE);
    const folded = foldBatchNorms(SHAPE, weights);
    for (const label of [0, 3]) {
      const graph = new GraphBuilder();
      const input = packedPictures(graph, SHAPE.size);
      const parameter = (name: string) => constant(graph, folded.get(name)!.data, folded.get(name)!.shape, name);
      const { activations, logits } = resnet(foldedLayers(graph, parameter), SHAPE, normalise(graph, input.pictures));
      const direction = placeholder(graph, 'direction', 'float32', [-1, 4]);
      const [gradient] = gradients(graph, sumOfAll(graph, multiply(graph, logits, direction)), [activations]);
      const signature = { inputs: { packed: input.packed, direction }, outputs: { activations, gradient: gradient! } };
      const oracle = await withGraph(graph, { back: signature }, (model) => {
        const packed = packBytes(picture);
        const found = model.run('back', {
          packed: { data: packed, shape: [packed.length] },
          direction: { data: Float32Array.from([0, 1, 2, 3], (one) => Number(one === label)), shape: [1, 4] },
        });
        const [a, g] = [found.get('activations')!, found.get('gradient')!];
        const channels = 64;
        const places = a.length / channels;
        const alpha = Array.from({ length: channels }, (_, k) => {
          let sum = 0;
          for (let place = 0; place < places; place++) sum += g[place * channels + k]!;
          return sum / places;
        });
        return Array.from({ length: places }, (_, place) =>
          Math.max(
            0,
            alpha.reduce((sum, weight, k) => sum + weight * a[place * channels + k]!, 0),
          ),
        );
      });
      const network = await createExplainingNetwork(SHAPE, [weights]);
      const { side, map } = network.explain(picture, label);
      network.dispose();
      expect(side).toBe(3);
      const scale = Math.max(...oracle);
      expect(scale).toBeGreaterThan(0);
      for (const [place, value] of map.entries()) expect(value / scale).toBeCloseTo(oracle[place]! / scale, 5);
    }
  });

  it('of several networks is the mean of theirs', async () => {
    const [one, other] = [someWeights(SHAPE), someWeights(SHAPE)];
    const { shape, data } = one.get('fc.weight')!;
    one.set('fc.weight', { shape, data: data.map((value) => -2 * value) });
    const mapOf = async (members: readonly Tensors[]) => {
      const network = await createExplainingNetwork(SHAPE, members);
      const { map } = network.explain(picture, 1);
      network.dispose();
      return [...map];
    };
    const [first, second, both] = [await mapOf([one]), await mapOf([other]), await mapOf([one, other])];
    both.forEach((value, place) => expect(value).toBeCloseTo((first[place]! + second[place]!) / 2, 4));
  });

  it('has its places where the network looks', async () => {
    // Kernels that average and offsets that keep every ReLU open: what moves a place most lies in its middle.
    const shape: NetworkShape = { ...SHAPE, size: 160, inputSize: 160, classes: 2 };
    const plain: Tensors = new Map(
      parametersOf(shape).map(({ name, role, shape }) => {
        const length = shape.reduce((a, b) => a * b, 1);
        const value = { kernels: shape[3]! / length, scale: 1, variance: 1, mean: 0, offset: 5, weight: 1, bias: 0 };
        return [name, { shape: [...shape], data: new Float32Array(length).fill(value[role]) }];
      }),
    );
    const network = await createExplainingNetwork(shape, [plain]);
    const strongest = (across: boolean) => {
      const moved = Array.from({ length: 40 }, (_, step) => {
        // A bright bar, 4 px wide, on grey.
        const bytes = new Uint8Array(160 * 160 * 3).fill(100);
        for (let along = 0; along < 160; along++)
          for (let wide = 0; wide < 4; wide++) {
            const [x, y] = across ? [4 * step + wide, along] : [along, 4 * step + wide];
            bytes.fill(255, 3 * (160 * y + x), 3 * (160 * y + x) + 3);
          }
        const { map } = network.explain(bytes, 0);
        return [1, 2, 3].map((place) => (across ? map[5 * 2 + place]! : map[5 * place + 2]!));
      });
      return [0, 1, 2].map((place) => {
        const values = moved.map((one) => one[place]!);
        return 4 * values.indexOf(Math.max(...values)) + 2;
      });
    };
    for (const found of [strongest(true), strongest(false)]) {
      [1, 2, 3].forEach((place, index) => {
        expect(Math.abs(found[index]! - 160 * placesOfLastStage(5, 160)[place]!)).toBeLessThanOrEqual(6);
      });
    }
    network.dispose();
  });
});

describe('an explanation', () => {
  let bench: Awaited<ReturnType<typeof benchWithModel>>;
  beforeAll(async () => {
    bench = await benchWithModel();
  });
  afterAll(() => bench.close());

  it('is of one photo and one taxon of the model, and the network is closed in the end', async () => {
    const before = await tensorCount();
    const explainer = new Explainer();
    const { classes } = await bench.store.call('models.files', { modelId: null });
    const request = { photoId: 3, modelId: null, taxonId: classes[1]!.id };
    const [first, second] = await Promise.all([
      explainer.explain(bench.store, request),
      explainer.explain(bench.store, request),
    ]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ photoId: 3, modelId: bench.modelId, taxonId: classes[1]!.id });
    // A network of 32 px has one place in its last stage, so it is asked about the photo with pieces covered.
    expect(first.centres).toEqual(Array.from({ length: 8 }, (_, place) => (place + 0.5) / 8));
    expect(first.values).toHaveLength(64);
    expect([0, 1]).toContain(Math.max(...first.values));
    await expect(explainer.explain(bench.store, { ...request, taxonId: 9999 })).rejects.toMatchObject({
      code: 'bad-request',
    });
    await expect(explainer.explain(bench.store, { ...request, photoId: 9999 })).rejects.toMatchObject({
      code: 'photo-unreadable',
    });
    explainer.close();
    expect(await tensorCount()).toBe(before);
  });
});
