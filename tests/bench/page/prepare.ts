// Offers with everything that the filters ask for spelled out, so a library only needs to support
// "any of these": whatever the catalogue leaves open (no area = everywhere, no situations = all of
// the topic, a district = its municipalities) is resolved here, and offers that no filter may show
// are left out. All competitors except the widget's own matching use this.

import type { Rules } from "./contract";

interface Place {
  id: string;
  name: string;
  ags?: string;
  part_of?: string;
}

interface Named {
  id: string;
  name: string;
}

interface Offer {
  name: string;
  summary?: string;
  organization?: string;
  locations?: string[];
  status?: string;
  ages?: { from_months?: number; to_months?: number }[];
  pregnancy?: boolean;
  life_phases?: string[];
  audience?: string[];
  topics?: string[];
  situations?: string[];
  service_areas?: string[];
  universal?: boolean;
}

interface Catalogue {
  places: Place[];
  organizations: Named[];
  locations: Named[];
  offers: Offer[];
}

/** An offer that may be shown. */
export interface Prepared {
  /** Its position in the catalogue, as the string that libraries require. */
  id: string;
  name: string;
  summary: string;
  organization: string;
  locations: string;
  phases: string[];
  places: string[];
  topics: string[];
}

export function prepare(bytes: Uint8Array, rules: Rules): Prepared[] {
  const catalogue: Catalogue = JSON.parse(new TextDecoder().decode(bytes));
  const places = new Map(catalogue.places.map((place) => [place.id, place]));
  const names = (list: Named[]) => new Map(list.map(({ id, name }) => [id, name]));
  const organizations = names(catalogue.organizations);
  const locations = names(catalogue.locations);
  const homes = catalogue.places.map((place) => home(place, places));
  const everywhere = catalogue.places.map((place) => place.id);

  const prepared: Prepared[] = [];
  catalogue.offers.forEach((offer, position) => {
    if (!mayBeShown(offer)) return;
    const areas = offer.service_areas ?? [];
    prepared.push({
      id: String(position),
      name: offer.name,
      summary: offer.summary ?? "",
      organization: organizations.get(offer.organization ?? "") ?? "",
      locations: (offer.locations ?? []).map((id) => locations.get(id) ?? "").join(" "),
      phases: Object.keys(rules.ages).concat(PREGNANCY).filter((phase) => fits(offer, phase, rules)),
      places: areas.length
        ? homes.filter((place) => areas.some((area) => serves(area, place))).map(({ id }) => id)
        : everywhere,
      topics: topics(offer, rules),
    });
  });
  return prepared;
}

const PREGNANCY = "schwangerschaft";

function mayBeShown({ status, universal, audience = [] }: Offer): boolean {
  const forProfessionals = audience.length > 0 && audience.every((who) => who === "professional");
  return !universal && !forProfessionals && status !== "paused" && status !== "ended";
}

/** Whether it certainly fits: if the catalogue leaves it open, it does not. */
function fits(offer: Offer, phase: string, rules: Rules): boolean {
  const { ages = [], life_phases = [] } = offer;
  if (life_phases.includes(phase)) return true;
  if (phase === PREGNANCY) return offer.pregnancy === true;
  if (life_phases.length > 0) return false;
  const [from, to] = rules.ages[phase];
  return ages.some((range) => (range.from_months ?? 0) < to && from < (range.to_months ?? Infinity));
}

/** A place, everything that contains it, and its municipality's key. */
interface Home {
  id: string;
  chain: Set<string>;
  key?: string;
}

function home(place: Place, places: Map<string, Place>): Home {
  const chain = new Set<string>();
  let key: string | undefined;
  for (let next: Place | undefined = place; next && !chain.has(next.id); ) {
    chain.add(next.id);
    key ??= next.ags;
    next = places.get(next.part_of ?? "");
  }
  return { id: place.id, chain, key };
}

function serves(area: string, { chain, key }: Home): boolean {
  return /^\d+$/.test(area) ? (key?.startsWith(area) ?? false) : chain.has(area);
}

function topics(offer: Offer, rules: Rules): string[] {
  const known = (offer.situations ?? []).filter((id) => id in rules.situations);
  return known.length > 0
    ? [...new Set(known.map((id) => rules.situations[id]))]
    : [...new Set(offer.topics ?? [])];
}
