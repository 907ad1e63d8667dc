// Makes outlines.json from Natural Earth's 1:50m layers. See README.md.
import fs from 'node:fs'
import mapshaper from 'mapshaper'
import { topology } from 'topojson-server'
import { mergeArcs, feature } from 'topojson-client'
import polylabel from 'polylabel'

// ---- what goes where ------------------------------------------------------

// Units that bear no ISO code of their own, by Natural Earth's code of the
// country they belong to.
const BY_COUNTRY = {
  ATG: 'AG', BEL: 'BE', BIH: 'BA', GEO: 'GE', PNG: 'PG', PRT: 'PT',
  PSX: 'PS', SRB: 'RS', TZA: 'TZ', FRA: 'FR', NOR: 'NO', KOS: 'XK',
  CYN: 'x-NORTHERN-CYPRUS', SOL: 'x-SOMALILAND', KAS: 'x-SIACHEN',
}
// Units with an ISO code that are drawn with their state, for its criminal
// law applies there: France's overseas departments, Svalbard, Åland.
const WITH = { GP: 'FR', MQ: 'FR', RE: 'FR', GF: 'FR', YT: 'FR', SJ: 'NO', AX: 'FI' }
const BY_UNIT = { ENG: 'GB-EAW', WLS: 'GB-EAW', SCT: 'GB-SCT', NIR: 'GB-NIR' }
// Built from their states and provinces (Canada only so that the Great Lakes
// are water on both shores; its provinces get no outlines).
const STATES_OF = new Set(['US', 'AU', 'CA'])
const AU = {
  'Western Australia': 'AU-WA', 'Northern Territory': 'AU-NT',
  'South Australia': 'AU-SA', Queensland: 'AU-QLD', Tasmania: 'AU-TAS',
  Victoria: 'AU-VIC', 'Australian Capital Territory': 'AU-ACT',
  'New South Wales': 'AU-NSW', 'Jervis Bay Territory': 'AU-jervis',
}
const LEFT_OUT = new Set(['AQ'])
// Parts that are drawn with their whole but get no outline of their own.
const NO_OUTLINE = new Set(['AU-jervis'])
// Western Sahara north to its border with Morocco, which is this parallel;
// Natural Earth's units draw only the part east of the berm.
const SAHARA_NORTH = 27 + 40 / 60

// ---- how much detail ------------------------------------------------------

// Simplification: an interval in km, from FINEST for the smallest units to
// COARSEST for the largest; a border that two units share takes the finer.
const COARSEST = 10
const FINEST = 1
const EUROPE_COARSEST = 2.6
const ARCTIC = 1.5 // times as coarse: large units with their middle in the north
// Islets are dropped, if the unit has larger land, below this share of the
// unit, but never from MAX_ISLET km² upwards and always below MIN_ISLET.
const ISLET_SHARE = 0.0015
const MIN_ISLET = 12
const MAX_ISLET = 300
const EUROPE_MAX_ISLET = 45
const EUROPE = { west: -25, south: 34, east: 36, north: 71.5 }
// Holes (lakes, enclaves that have no outline) below this are closed, km².
const MIN_HOLE = 150

// ---- reading --------------------------------------------------------------

const read = (name) => JSON.parse(fs.readFileSync(new URL(`src/${name}.geojson`, import.meta.url)))
const program = fs.readFileSync(new URL('ids.txt', import.meta.url), 'utf8').split(/\s+/).filter(Boolean)

function unitOf (p) {
  const id = BY_UNIT[p.gu_a3] ?? p.iso_a2 ?? BY_COUNTRY[p.adm0_a3]
  return WITH[id] ?? id
}
const features = []
const dropped = []
for (const f of read('map_units50').features) {
  const id = unitOf(f.properties)
  if (!id) { dropped.push(f.properties.name); continue }
  if (LEFT_OUT.has(id) || STATES_OF.has(id)) continue
  features.push({ type: 'Feature', properties: { id, name: f.properties.name }, geometry: f.geometry })
}
for (const f of read('states50').features) {
  const p = f.properties
  if (!STATES_OF.has(p.iso_a2)) continue
  const id = p.iso_a2 === 'AU' ? AU[p.name] : p.iso_a2 === 'CA' ? 'CA' : p.iso_3166_2
  if (!id) throw new Error('state without id: ' + p.name)
  features.push({ type: 'Feature', properties: { id, name: p.name }, geometry: f.geometry })
}

// ---- topology, simplification ---------------------------------------------

const run = async (commands, input) => {
  const files = Object.fromEntries(Object.entries(input).map(([k, v]) => [k, JSON.stringify(v)]))
  const out = await mapshaper.applyCommands(commands, files)
  return JSON.parse(Object.values(out)[0])
}
const collection = (features) => ({ type: 'FeatureCollection', features })

// Western Sahara
const cut = `-180,-90,180,${SAHARA_NORTH}`
const morocco = features.filter((f) => f.properties.id === 'MA')
const south = await run(`-i a.json -clip bbox=${cut} -o out.json format=geojson`, { 'a.json': collection(morocco) })
const north = await run(`-i a.json -clip bbox=-180,${SAHARA_NORTH},180,90 -o out.json format=geojson`, { 'a.json': collection(morocco) })
for (const f of south.features) f.properties.id = 'EH'
const input = features.filter((f) => f.properties.id !== 'MA').concat(south.features, north.features)

const simple = await run([
  '-i a.json snap snap-interval=0.0025',
  '-clean gap-fill-area=400km2 overlap-rule=max-area',
  '-dissolve id',
  // how coarse: by the size of the unit and by latitude
  `-each 'km2 = this.area / 1e6, x = this.centroidX, y = this.centroidY,
    europe = x > ${EUROPE.west} && x < ${EUROPE.east} && y > ${EUROPE.south} && y < ${EUROPE.north},
    step = Math.min(europe ? ${EUROPE_COARSEST} : ${COARSEST}, ${FINEST} + Math.sqrt(km2) / 150) * (y > 55 && km2 > 1e6 ? ${ARCTIC} : 1)'`.replace(/\n\s*/g, ' '),
  "-simplify variable weighted keep-shapes interval='step * 1000'",
  '-o out.json format=geojson precision=0.0001',
].join(' '), { 'a.json': collection(input) })

// ---- rounding, islets -----------------------------------------------------

const R = 6371.0088
function area (ring) { // km², of a closed or open ring of hundredths
  const rad = Math.PI / 18000
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += (ring[i][0] - ring[j][0]) * rad * (Math.sin(ring[i][1] * rad) + Math.sin(ring[j][1] * rad))
  }
  return Math.abs(sum) / 2 * R * R
}
function rounded (ring) {
  let pts = ring.slice(0, -1).map(([x, y]) => [Math.round(x * 100), Math.round(y * 100)])
  for (let again = true; again;) { // no doubled points, no spikes
    again = false
    const kept = []
    const n = pts.length
    for (let i = 0; i < n; i++) {
      const p = pts[i]; const q = pts[(i + 1) % n]
      const o = kept.length ? kept[kept.length - 1] : pts[(i + n - 1) % n]
      if ((p[0] === q[0] && p[1] === q[1]) || (n > 1 && o[0] === q[0] && o[1] === q[1] && i < n - 1)) { again = true; continue }
      kept.push(p)
    }
    pts = kept
    if (pts.length < 3) return null
  }
  return area(pts) > 0 ? pts : null
}
const units = new Map() // id -> polygons of rings of hundredths
for (const f of simple.features) {
  const polygons = f.geometry === null ? [] : f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates
  const list = units.get(f.properties.id) ?? []
  for (const polygon of polygons) {
    const outer = rounded(polygon[0])
    if (!outer) continue
    list.push([outer, ...polygon.slice(1).map(rounded).filter(Boolean)])
  }
  units.set(f.properties.id, list)
}
// which points belong to two units at least: what touches is no islet
const owners = new Map()
for (const [id, list] of units) {
  for (const ring of list.flat()) {
    for (const p of ring) {
      const k = p.join()
      const o = owners.get(k)
      if (o === undefined) owners.set(k, id); else if (o !== id) owners.set(k, true)
    }
  }
}
const inEurope = ([x, y]) => x > EUROPE.west * 100 && x < EUROPE.east * 100 && y > EUROPE.south * 100 && y < EUROPE.north * 100
const attached = (ring) => ring.some((p) => owners.get(p.join()) === true)
for (const [id, list] of units) {
  const sizes = list.map((polygon) => area(polygon[0]))
  const total = sizes.reduce((a, b) => a + b, 0)
  const largest = Math.max(...sizes)
  const least = (p) => Math.min(inEurope(p) ? EUROPE_MAX_ISLET : MAX_ISLET, Math.max(MIN_ISLET, total * ISLET_SHARE))
  const kept = list.filter((polygon, i) => sizes[i] === largest || attached(polygon[0]) ||
    sizes[i] >= (largest < MAX_ISLET ? Math.min(MIN_ISLET, largest / 12) : least(polygon[0][0])))
  units.set(id, kept.map(([outer, ...holes]) => [outer, ...holes.filter((h) => attached(h) || area(h) >= MIN_HOLE)]))
}

// ---- wholes ---------------------------------------------------------------

const closed = (ring) => [...ring, ring[0]]
const topo = topology({
  u: collection([...units].filter(([, l]) => l.length).map(([id, list]) => ({
    type: 'Feature', properties: { id }, geometry: { type: 'MultiPolygon', coordinates: list.map((p) => p.map(closed)) },
  }))),
})
const whole = (id) => {
  const parts = topo.objects.u.geometries.filter((g) => g.properties.id.startsWith(id + '-'))
  const merged = feature(topo, mergeArcs(topo, parts))
  return merged.geometry.coordinates.map((p) => p.map((r) => r.slice(0, -1)))
}
const result = new Map(units)
for (const id of ['US', 'AU', 'GB']) result.set(id, whole(id))
for (const id of NO_OUTLINE) result.delete(id)
for (const [id, list] of result) if (!list.length) result.delete(id)

// ---- inner points ---------------------------------------------------------

const inside = (polygon, [x, y]) => {
  let odd = false
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [a, b] = ring[i]; const [c, d] = ring[j]
      if ((b > y) !== (d > y) && x < (c - a) * (y - b) / (d - b) + a) odd = !odd
    }
  }
  return odd
}
const points = {}
const tooSmall = [] // for hundredths of a degree
for (const [id, list] of result) {
  const polygon = list.reduce((a, b) => area(b[0]) > area(a[0]) ? b : a)
  const ys = polygon[0].map((p) => p[1])
  const k = Math.cos((Math.min(...ys) + Math.max(...ys)) / 2 / 100 * Math.PI / 180)
  const [x, y] = polylabel(polygon.map((r) => closed(r).map(([x, y]) => [x * k, y])), 0.5)
  points[id] = [Math.round(x / k), Math.round(y)]
  if (!inside(polygon, points[id])) tooSmall.push(id)
}
// parts without an outline at this scale: their seats of government, set by hand
Object.assign(points, { 'BA-BIH': [1841, 4386], 'BA-BRC': [1881, 4487], 'BA-SRP': [1719, 4477] })
for (const id of tooSmall) { result.delete(id); delete points[id] }
const fromTiny = []
for (const f of read('tiny_countries50').features) {
  const id = unitOf(f.properties)
  if (id && !points[id] && !LEFT_OUT.has(id)) {
    points[id] = f.geometry.coordinates.map((v) => Math.round(v * 100))
    fromTiny.push(id)
  }
}

// ---- writing --------------------------------------------------------------

const code = (ring) => ring.flatMap((p, i) => i ? [p[0] - ring[i - 1][0], p[1] - ring[i - 1][1]] : p)
const sorted = (o) => [...o].sort(([a], [b]) => a < b ? -1 : 1)
const lines = (entries) => entries.map(([id, v]) => `${JSON.stringify(id)}:${JSON.stringify(v)}`).join(',\n')
const outlines = sorted(result).map(([id, list]) =>
  [id, list.toSorted((a, b) => area(b[0]) - area(a[0])).flat().map(code)])
fs.writeFileSync(new URL('outlines.json', import.meta.url),
  `{"outlines":{\n${lines(outlines)}\n},\n"points":{\n${lines(sorted(Object.entries(points)))}\n}}\n`)

console.log('source units without an id, left out:', dropped.join(', ') || 'none')
console.log('too small for an outline in hundredths of a degree:', tooSmall.join(' ') || 'none')
for (const id of program) if (!points[id]) throw new Error('no point: ' + id)
console.log("points from Natural Earth's tiny countries:", fromTiny.join(' ') || 'none')
