import type { CanvasModel } from '../canvas-model.ts';
import { isNear } from '../cull.ts';
import { isIn, type SceneCard, type SceneWire } from '../scene.ts';
import { type CardFace, paintCards } from './paint-cards.ts';
import { paintStrands, paintWires, type Strand } from './paint-wires.ts';
import type { PainterSources } from './painter.ts';
import { type Region, sameRegion } from './region.ts';
import { type Curves, Sketch } from './sketch.ts';

/** Everything that rests: edges, and cards that are not on the page. */
export interface Resting {
  /** What there is to paint of it in a region, and what the cards show there. */
  sketch(region: Region): { readonly sketch: Sketch; readonly faces: ReadonlyMap<string, CardFace> };
  /** Something has changed that is not the face of a card. */
  forget(): void;
}

/** About how many numbers a card and an edge take in a sketch. */
const CARD_NUMBERS = 60;
const EDGE_NUMBERS = 9;

/** Sketches what rests. The edges stay as they are while only faces of cards change: runs and plans change them again and again. */
export function createResting(model: CanvasModel, sources: PainterSources): Resting {
  let known: { readonly region: Region; readonly edges: readonly Strand<Curves>[] } | undefined;
  return {
    sketch(region) {
      const { scene, mounted, offsets, viewport } = model;
      const look = sources.look();
      const far: SceneCard[] = [];
      const isFar = !isNear(viewport);
      for (const card of scene.cards.values())
        if ((isFar || !mounted.has(card.id)) && !offsets.has(card.id) && isIn(card, region)) far.push(card);
      const faceOf = sources.lookAtFaces();
      const faces = new Map(far.map(({ id }) => [id, faceOf(id)]));
      const sketch = new Sketch(far.length * CARD_NUMBERS + (isFar ? scene.wires.length * EDGE_NUMBERS : 4096));
      const { zoom } = region;
      if (known && sameRegion(known.region, region)) paintStrands(sketch, known.edges);
      else {
        const isMoving = (line: SceneWire) => offsets.has(line.source) || offsets.has(line.wire.node);
        const edges = paintWires(sketch, scene.wires, {
          ...{ scene, offsets, area: region, zoom, look },
          selected: sources.selectedEdges(),
          isFaint: sources.isConnecting(),
          without: (line) => isMoving(line) || sources.isDrawn(line),
        });
        known = { region, edges };
      }
      const selected = sources.selectedNodes();
      paintCards(sketch, far, { zoom, look, offsets, selected, faceOf: (id) => faces.get(id)! });
      return { sketch, faces };
    },
    forget() {
      known = undefined;
    },
  };
}
