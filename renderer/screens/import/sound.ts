/* Two short tones, made here: nothing is loaded. */

const TONES = { good: [880, 1174.7], look: [330, 262] } as const;
const TONE_S = 0.09;
const LOUDNESS = 0.08;

let context: AudioContext | null = null;

/** Two tones that rise, or fall. Silent where there is nothing to sound with. */
export function play(what: keyof typeof TONES): void {
  try {
    context ??= new AudioContext();
    const begins = context.currentTime;
    for (const [index, hertz] of TONES[what].entries()) {
      const at = begins + index * TONE_S;
      const tone = context.createOscillator();
      const loudness = context.createGain();
      tone.frequency.value = hertz;
      loudness.gain.setValueAtTime(LOUDNESS, at);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + TONE_S);
      tone.connect(loudness).connect(context.destination);
      tone.start(at);
      tone.stop(at + TONE_S);
    }
  } catch {
    context = null;
  }
}
