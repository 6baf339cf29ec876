import type { InputIssue } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { issuesOf, messagesOf } from '../testing/run-node.ts';
import { camera } from './camera.ts';
import type { CameraInputs } from './camera-inputs.ts';
import { amountRange, MOVES } from './moves.ts';
import { action, choreographed, planned, somebody } from './testing/bench.ts';

const set = choreographed(
  action('Mara', [
    [0, 4],
    [0, 9],
  ]),
  action('Ben', [
    [0, 9],
    [0, 5],
  ]),
);
const messages = (inputs: Partial<CameraInputs>) => messagesOf(camera, inputs);
const mends = (inputs: Partial<CameraInputs>) => issuesOf(camera, inputs).map(({ mend }: InputIssue) => mend);

describe('amounts', () => {
  it('outside the range of a move are refused with the nearest that is possible', () => {
    for (const move of MOVES.filter((each) => !['static', 'follow', 'lead'].includes(each))) {
      const [min, max] = amountRange(move);
      for (const [amount, value] of [
        [max + 1, max],
        [min - 1, min],
      ] as const) {
        const [issue] = issuesOf(camera, { move, amount });
        expect(issue?.message).toContain(`${move} of ${amount}`);
        expect(issue?.message).toContain(`${min} to ${max}`);
        expect(issue?.mend).toEqual({ kind: 'set', input: 'amount', value });
      }
    }
    expect(messages({ move: 'rack-focus', amount: 0 })).toEqual([
      'amount: rack-focus of 0 m is too near; use 0.1 to 10000 m',
    ]);
  });

  it('that end at a lens which does not exist are refused with one that does', () => {
    expect(messages({ move: 'zoom', amount: 20, lens: 200 })).toEqual([
      'amount: zoom of 20 x ends at 4000 mm; stay within 4 to 2000 mm',
    ]);
    expect(mends({ move: 'zoom', amount: 20, lens: 200 })).toEqual([{ kind: 'set', input: 'amount', value: 10 }]);
    expect(messages({ move: 'dolly-zoom', amount: 6 })).toEqual([
      'amount: dolly-zoom of 6 m goes past what stands 5 m ahead; use at most 4.42 m, or a larger distance',
    ]);
    expect(messages({ move: 'dolly-zoom', amount: 4.42 })).toEqual([]);
    expect(messages({ move: 'dolly-zoom', amount: -900 })).toEqual([
      'amount: dolly-zoom of -900 m ends at 6335 mm; use no less than -280.71 m, or a larger distance',
    ]);
    expect(
      messages({ move: 'dolly-zoom', amount: 3.9, choreography: set, subject: 'Mara', seconds: 0.2 })[0],
    ).toContain('stay within 4 to 2000 mm');
  });

  it('mean nothing where the subject rules', () => {
    expect(messages({ move: 'follow', amount: 3, choreography: set, subject: 'Mara' })).toEqual([
      'warning, amount: follow goes the way of its subject and has no amount; leave it out, or use closer to come nearer',
    ]);
    expect(messages({ move: 'rack-focus', amount: 3, choreography: set, subject: 'Mara' })).toEqual([
      'warning, amount: rack-focus goes to 3 m and not to "Mara"; leave the amount out to focus on Mara',
    ]);
  });
});

describe('coming closer', () => {
  it('must leave something', () => {
    expect(messages({ move: 'arc', closer: 5 })).toEqual([
      'closer: arc comes 5 m closer to what is 5 m away; use less than 5 m',
    ]);
    expect(mends({ move: 'arc', closer: 5 })).toEqual([{ kind: 'set', input: 'closer', value: 2.5 }]);
    expect(messages({ move: 'arc', closer: 4.9 })).toEqual([]);
    expect(messages({ move: 'follow', closer: 4, choreography: set, subject: 'Mara' })).toEqual([
      'closer: follow comes 4 m closer to what is 4 m away; use less than 4 m',
    ]);
    expect(messages({ move: 'arc', closer: 6, choreography: set, subject: 'Ben' })).toEqual([]);
  });

  it('is for moves that have a use for it', () => {
    expect(messages({ move: 'pan', closer: 1 })).toEqual([
      'warning, closer: pan has no use for closer; it is for arc, follow, lead',
    ]);
  });
});

describe('names', () => {
  it('need a choreography', () => {
    expect(messages({ aim: 'Mara' })).toEqual([
      'aim: aim "Mara" needs a choreography that says where Mara is; wire one in, or clear aim',
    ]);
    // While nothing but literals is known, a choreography may still come.
    expect(camera.check?.({ aim: 'Mara', move: 'follow' })).toEqual([]);
  });

  it('are those of the choreography, with the one that was meant', () => {
    expect(messages({ aim: 'Marra', choreography: set })).toEqual([
      'aim: "Marra" is not in the choreography (Mara, Ben); did you mean "Mara"?',
    ]);
    expect(mends({ aim: 'Marra', choreography: set })).toEqual([{ kind: 'set', input: 'aim', value: 'Mara' }]);
    const without = { subjects: [somebody('Kay')], actions: [action('Kay', [])] };
    expect(messages({ focusOn: 'Kay', fStop: 2, choreography: without })).toEqual([
      'focusOn: "Kay" has no place in the choreography; give an action of Kay a path, even of one place',
    ]);
  });

  it('are told from spaces', () => {
    expect(messages({ aim: '  ', subject: '' })).toEqual([]);
    expect(planned({ aim: ' Mara ', choreography: set }).moves[0]?.subject).toBe('Mara');
  });

  it('have an effect', () => {
    expect(messages({ move: 'dolly', subject: 'Mara', choreography: set })).toEqual([
      'warning, subject: dolly is about nobody, so subject "Mara" has no effect; to stay turned to Mara use aim',
    ]);
    expect(messages({ move: 'whip', aim: 'Mara', choreography: set })).toEqual([
      'aim: a whip turns the camera, so it cannot stay turned to "Mara"; clear aim, or use another move',
    ]);
  });
});

describe('follow and lead', () => {
  it('need somebody', () => {
    expect(messages({ move: 'follow' })).toEqual([
      'choreography: follow needs a choreography and a subject in it to follow; wire them in, or use another move',
    ]);
    expect(messages({ move: 'lead', choreography: set })).toEqual([
      'subject: lead needs a subject; type in one of the choreography (Mara, Ben)',
    ]);
    expect(mends({ move: 'lead', choreography: set })).toEqual([{ kind: 'set', input: 'subject', value: 'Mara' }]);
  });

  it('are told apart by which way the subject walks', () => {
    expect(messages({ move: 'follow', choreography: set, subject: 'Mara' })).toEqual([]);
    expect(messages({ move: 'lead', choreography: set, subject: 'Ben' })).toEqual([]);
    expect(messages({ move: 'lead', choreography: set, subject: 'Mara' })).toEqual([
      'warning, move: "Mara" walks away from the camera, which then comes behind; use follow, or start in front of Mara',
    ]);
    expect(mends({ move: 'follow', choreography: set, subject: 'Ben' })).toEqual([
      { kind: 'set', input: 'move', value: 'lead' },
    ]);
  });

  it('need somebody who goes somewhere', () => {
    expect(messages({ move: 'follow', choreography: set, subject: 'Mara', startSeconds: 6 })).toEqual([
      'warning, subject: "Mara" gets nowhere between 6 s and 11 s, so follow hardly moves; give Mara a way, or set startSeconds',
    ]);
  });
});

describe('who is kept in the picture', () => {
  it('is in it, or the start is told that has it there', () => {
    const aside = choreographed(action('Mara', [[5, 3]]));
    expect(messages({ aim: 'Mara', choreography: aside })).toEqual([
      'warning, aim: "Mara" is out of the picture at the start, 59° to the right; the camera turns there meanwhile. With startPan 59 it starts turned there',
    ]);
    expect(mends({ aim: 'Mara', choreography: aside, startPan: 5 })).toEqual([
      { kind: 'set', input: 'startPan', value: 59 },
    ]);
    expect(messages({ aim: 'Mara', choreography: aside, startPan: 59 })).toEqual([]);
    expect(messages({ aim: 'Mara', choreography: set, startTilt: 60 })[0]).toContain('62° below');
  });
});

describe('focus and support', () => {
  it('say one thing', () => {
    expect(messages({ focus: 3, focusOn: 'Mara', choreography: set, fStop: 2 })).toEqual([
      'focus: focus says 3 m and focusOn says "Mara"; clear one of them',
    ]);
  });

  it('need a stop to be seen, from here or from another camera', () => {
    expect(messages({ focus: 3 })).toEqual([
      'warning, focus: everything is sharp without a stop, so focus shows nothing; set fStop, 2.8 for instance',
    ]);
    expect(mends({ focus: 3 })).toEqual([{ kind: 'set', input: 'fStop', value: 2.8 }]);
    expect(messages({ focus: 3, from: planned({ fStop: 2 }) })).toEqual([]);
    expect(messages({ move: 'rack-focus', focus: 3 })).toEqual([]);
  });

  it('do not travel on a tripod', () => {
    expect(messages({ move: 'truck', support: 'tripod' })).toEqual([
      'warning, support: a tripod stands still and truck travels; models take one or the other. Use dolly',
    ]);
    expect(mends({ move: 'crane', support: 'tripod' })).toEqual([{ kind: 'set', input: 'support', value: 'crane' }]);
    expect(messages({ move: 'pan', support: 'tripod' })).toEqual([]);
  });

  it('shake by whole seeds', () => {
    expect(messages({ shakeSeed: 1.5 })).toEqual(['shakeSeed: 1.5 is not a whole number; use 2']);
  });
});
