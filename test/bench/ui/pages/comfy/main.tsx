import { LGraph, LGraphCanvas, LGraphNode, LiteGraph } from '@comfyorg/litegraph';
import '@comfyorg/litegraph/style.css';
import type { BenchGraph, BenchNode } from '../../graph.ts';
import { loadGraph, MODELS, pictureUrl } from '../load-graph.ts';
import '../page.css';

/*
 * The canvas library of ComfyUI, with nodes of the same title, ports, select, text field and picture.
 */

const TYPE = 'bench/card';
const WIDTH = 240;
const PICTURE = { width: 216, height: 122, margin: 12 } as const;

const pictures = new Map<number, HTMLImageElement>();

/** The same picture is loaded once; the canvas is drawn again when it is there. */
function pictureOf(index: number, redraw: () => void): HTMLImageElement {
  const known = pictures.get(index);
  if (known) return known;
  const image = new Image();
  image.onload = redraw;
  image.src = pictureUrl(index);
  pictures.set(index, image);
  return image;
}

class Card extends LGraphNode {
  picture: HTMLImageElement | undefined;

  constructor(title: string) {
    super(title);
    this.addInput('image', 'image');
    this.addInput('style', 'image');
    this.addOutput('picture', 'image');
    this.addOutput('words', 'text');
    this.addWidget('combo', 'model', MODELS[0]!, null, { values: [...MODELS] });
    this.addWidget('text', 'prompt', '', null);
    const height = this.computeSize()[1]!;
    this.setSize([WIDTH, height + PICTURE.height + PICTURE.margin]);
  }

  override onDrawForeground(context: CanvasRenderingContext2D): void {
    if (!this.picture?.complete || this.flags.collapsed) return;
    const { width, height, margin } = PICTURE;
    context.drawImage(this.picture, margin, this.size[1] - height - margin, width, height);
  }
}

LiteGraph.registerNodeType(TYPE, Card);

const element = document.createElement('canvas');
document.getElementById('root')!.append(element);
const graph = new LGraph();
const canvas = new LGraphCanvas(element, graph);
canvas.resize(innerWidth, innerHeight);
// As fine as the wheel of the other pages: thirty steps are ten times.
canvas.zoom_speed = 10 ** (1 / 30);
// Large graphs fit into the window at less than its tenth.
canvas.ds.min_scale = 0.02;

function makeCard({ id, text, picture, x, y }: BenchNode): Card {
  const card = LiteGraph.createNode(TYPE) as Card;
  card.title = `Generate image ${id}`;
  card.pos = [x, y];
  card.widgets![1]!.value = text;
  card.picture = pictureOf(picture, () => canvas.setDirty(true, true));
  return card;
}

function show({ nodes, edges }: BenchGraph): void {
  const cards = new Map(nodes.map((node) => [node.id, makeCard(node)]));
  for (const card of cards.values()) graph.add(card);
  for (const { from, to, port } of edges) cards.get(from)!.connect(0, cards.get(to)!, port);
  fit(nodes);
  Object.assign(globalThis, { bench: { canvas, cards } });
}

/** All of it in view, with a margin as the other pages have. */
function fit(nodes: readonly BenchNode[]): void {
  const right = Math.max(...nodes.map(({ x }) => x)) + WIDTH;
  const bottom = Math.max(...nodes.map(({ y }) => y)) + 300;
  const zoom = Math.min(1, innerWidth / (right * 1.2), innerHeight / (bottom * 1.2));
  canvas.ds.scale = zoom;
  canvas.ds.offset = [(innerWidth / zoom - right) / 2, (innerHeight / zoom - bottom) / 2];
  canvas.setDirty(true, true);
}

const button = document.createElement('button');
button.className = 'open';
button.textContent = 'Open';
button.addEventListener('click', async () => show(await loadGraph()));
document.body.append(button);
