import type { GraphBuilder } from '@shotgraph/engine';
import { depth, inputImage, layer } from '@shotgraph/nodes';
import { INES, LAMP, MASTER, ON_INES, ON_THEO, type Place, type Setup, seenFrom, TABLE, THEO } from './plan.ts';

/** Width, height and thickness of a box, and how far it is raised above the floor, metres. */
type Size = readonly [width: number, height: number, thickness: number, raised?: number];

/** What stands where, for each camera setup: walls and the lamp are pictures, furniture is boxes. */
export function addDepth(g: GraphBuilder) {
  const picture = (name: string) => g.add(`${name}-picture`, inputImage, { file: `media/${name}.png` }).out.image;
  const lampPicture = picture('lamp');

  /** Only what prompts should speak of gets a name. */
  const box = (
    setup: Setup,
    what: string,
    place: Place,
    [width, height, thickness, raised = 0]: Size,
    name?: string,
  ) => {
    const [right, ahead] = seenFrom(setup, place);
    const depth = Math.max(0.2, Math.round((ahead - thickness / 2) * 100) / 100);
    const solid = { name, kind: 'box', depth, right, width, height, thickness, raised } as const;
    return g.add(`${setup.name}-${what.replaceAll(' ', '-')}`, layer, solid).out.layer;
  };
  const lamp = (setup: Setup) => {
    const [right, ahead] = seenFrom(setup, LAMP);
    const standing = { image: lampPicture, depth: ahead, right, height: 1.65 };
    const words = { name: 'the lamp', description: 'a floor lamp with a linen shade' };
    return g.add(`${setup.name}-lamp`, layer, { ...words, ...standing }).out.layer;
  };

  const floor = (setup: Setup) => box(setup, 'floor', [0, 3.1], [7, 0.1, 5.8, -0.1]);
  const table = (setup: Setup) => box(setup, 'table', TABLE, [0.8, 0.05, 0.8, 0.7], 'the table');

  const town = g.add('town', layer, {
    name: 'the town',
    kind: 'card',
    image: picture('town'),
    depth: 14,
    height: 7,
    raised: -1.4,
    description: 'the roofs of a town under the evening sky',
  });
  const windowWall = g.add('window-wall', layer, {
    name: 'the window',
    kind: 'card',
    image: picture('window-wall'),
    depth: 6,
    height: 3.1,
    description: 'a tall window with red curtains',
    occludes: ['the town'],
  });
  const shell = [
    floor(MASTER),
    box(MASTER, 'ceiling', [0, 3.1], [7, 0.1, 5.8, 3.1]),
    box(MASTER, 'left wall', [-3.45, 3.1], [0.1, 3.1, 5.8]),
    box(MASTER, 'right wall', [3.45, 3.1], [0.1, 3.1, 5.8]),
  ];
  const furniture = [
    table(MASTER),
    box(MASTER, 'table leg', TABLE, [0.1, 0.7, 0.1]),
    box(MASTER, 'left seat', INES, [0.46, 0.44, 0.46]),
    box(MASTER, 'right seat', THEO, [0.46, 0.44, 0.46]),
    box(MASTER, 'left back', [INES[0] - 0.26, INES[1]], [0.05, 0.95, 0.44], 'her chair'),
    box(MASTER, 'right back', [THEO[0] + 0.26, THEO[1]], [0.05, 0.95, 0.44], 'his chair'),
  ];
  const room = [town.out.layer, windowWall.out.layer, lamp(MASTER), ...shell, ...furniture];

  const books = g.add('books', layer, {
    name: 'the books',
    kind: 'card',
    image: picture('book-wall'),
    depth: 5.4,
    height: 3.1,
    description: 'a wall of books',
  });
  const door = g.add('door', layer, {
    name: 'the door',
    kind: 'card',
    image: picture('door-wall'),
    depth: 5.4,
    height: 3.1,
    description: 'a wall with a door and a framed sea',
  });
  // Turned by the setup, what was wide is deep.
  const onInes = [
    books.out.layer,
    floor(ON_INES),
    table(ON_INES),
    box(ON_INES, 'left back', [INES[0] - 0.26, INES[1]], [0.44, 0.95, 0.05]),
  ];
  const onTheo = [
    door.out.layer,
    floor(ON_THEO),
    lamp(ON_THEO),
    table(ON_THEO),
    box(ON_THEO, 'right back', [THEO[0] + 0.26, THEO[1]], [0.44, 0.95, 0.05]),
  ];
  return {
    master: g.add('master-space', depth, { layers: room, eye: MASTER.eye }).out.depth,
    ines: g.add('ines-space', depth, { layers: onInes, eye: ON_INES.eye }).out.depth,
    theo: g.add('theo-space', depth, { layers: onTheo, eye: ON_THEO.eye }).out.depth,
  };
}
