import type { MeasureId } from './calendar';

/** A technical limit: the named parameter, compared exactly. Limits are inclusive unless `above` is used. */
export interface Limit {
  readonly parameter: string;
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly above?: string;
  /** The value must be one of these (CAS numbers). */
  readonly oneOf?: readonly string[];
}

/** A listed kind of item: entry, limits (all must be met), and whether the entry has further limits that our sources do not give. */
export interface KindEntry {
  readonly measure: Extract<MeasureId, 'no55' | 'no56' | 'no58'>;
  readonly code: string;
  readonly limits: readonly Limit[];
  readonly furtherLimits?: true;
}

/** CAS numbers of the extractants in 1C914.c: P507, P204, naphthenic acid, N235, C272. */
export const EXTRACTANT_CAS: readonly string[] = ['14802-03-0', '298-07-7', '1338-24-5', '68814-95-9', '83411-71-6'];

function kind(measure: KindEntry['measure'], code: string, limits: readonly Limit[] = [], furtherLimits?: true): KindEntry {
  return { measure, code, limits, ...(furtherLimits === undefined ? {} : { furtherLimits }) };
}

/**
 * The item kinds and parameters that the rule pack reads (regulation.md §5). Lengths in µm and m³, fields in T, currents in kA, energies in
 * Wh/kg and mAh/g, densities in g/cm³. Kinds and parameters not named here are kept and not used.
 */
export const ITEM_KINDS: Readonly<Record<string, KindEntry>> = {
  diamond_powder: kind('no55', '2C902.a', [{ parameter: 'grainSizeUm', atMost: '50' }]),
  diamond_single_crystal: kind('no55', '2C902.b', [{ parameter: 'grainSizeUm', above: '50', atMost: '500' }]),
  diamond_wire_saw: kind('no55', '2C902.c', [{ parameter: 'grainSizeUm', atMost: '8' }], true),
  diamond_grinding_wheel: kind('no55', '2C902.d', [{ parameter: 'grainSizeUm', atMost: '5' }], true),
  dcpcvd_equipment: kind('no55', '2B005.b'),
  dcpcvd_technology: kind('no55', '2E902'),
  centrifugal_extractor: kind('no56', '2B902.a'),
  ionic_ore_precipitation: kind('no56', '2B902.b', [{ parameter: 'capacityM3PerDay', atLeast: '5000' }]),
  roasting_kiln: kind('no56', '2B902.c', [{ parameter: 'diameterM', atLeast: '1.8', atMost: '4.6' }, { parameter: 'lengthM', atLeast: '20', atMost: '80' }, { parameter: 'temperatureC', atMost: '850' }], true),
  extraction_tank: kind('no56', '2B902.d', [{ parameter: 'mixingChamberM3', atLeast: '0.5', atMost: '14.2' }]),
  ion_adsorption: kind('no56', '2B902.e'),
  crystalliser: kind('no56', '2B902.f', [{ parameter: 'volumeM3', atLeast: '10', atMost: '50' }]),
  separation_part: kind('no56', '2B902.g'),
  resistance_furnace: kind('no56', '2B902.h'),
  electrolysis_equipment: kind('no56', '2B902.i'),
  electrolytic_cell: kind('no56', '2B902.j', [{ parameter: 'currentKa', atLeast: '6', atMost: '30' }]),
  vacuum_induction_reduction_furnace: kind('no56', '2B902.k'),
  vacuum_carbon_tube_furnace: kind('no56', '2B902.l'),
  czochralski_furnace: kind('no56', '2B902.m'),
  bridgman_furnace: kind('no56', '2B902.n'),
  strip_casting_furnace: kind('no56', '2B902.o'),
  strip_casting_part: kind('no56', '2B902.p'),
  hydrogen_decrepitation_furnace: kind('no56', '2B902.q'),
  hydrogen_decrepitation_part: kind('no56', '2B902.r'),
  jet_mill: kind('no56', '2B902.s', [{ parameter: 'particleSizeUm', atMost: '5' }, { parameter: 'recoveryPct', atLeast: '99' }, { parameter: 'oxygenPpm', atMost: '80' }]),
  field_press: kind('no56', '2B902.t', [{ parameter: 'magneticFieldT', atLeast: '1.5' }]),
  hot_press: kind('no56', '2B902.u'),
  cold_isostatic_press: kind('no56', '2B902.v'),
  vacuum_sintering_furnace: kind('no56', '2B902.w'),
  magnet_cutting_machine: kind('no56', '2B902.x'),
  grain_boundary_diffusion: kind('no56', '2B902.y'),
  recycling_shaft_kiln: kind('no56', '2B902.z'),
  bastnaesite: kind('no56', '1C914.a'),
  monazite: kind('no56', '1C914.a'),
  ionic_ore: kind('no56', '1C914.a'),
  flotation_reagent: kind('no56', '1C914.b'),
  extractant: kind('no56', '1C914.c', [{ parameter: 'cas', oneOf: EXTRACTANT_CAS }]),
  li_ion_cell: kind('no58', '3A001', [{ parameter: 'specificEnergyWhPerKg', atLeast: '300' }]),
  li_ion_pack: kind('no58', '3A001', [{ parameter: 'specificEnergyWhPerKg', atLeast: '300' }]),
  battery_production_equipment: kind('no58', '3B901'),
  lfp_cathode: kind('no58', '3C901.a.1', [{ parameter: 'compactionGPerCm3', atLeast: '2.5' }, { parameter: 'specificCapacityMahPerG', atLeast: '156' }]),
  ternary_precursor: kind('no58', '3C901.a.2'),
  lithium_rich_manganese: kind('no58', '3C901.a.3'),
  artificial_graphite_anode: kind('no58', '3C901.b.1'),
  mixed_graphite_anode: kind('no58', '3C902.b.2'),
  battery_technology: kind('no58', '3E901'),
};

/** Codes under a kind whose letters the sources give without saying what each is. */
const FURTHER_CODES: readonly string[] = ['3B901.a', '3B901.b', '3B901.c', '3E901.a', '3E901.b'];

/** Does the code exist in the entries of Nos. 55, 56 and 58 that we know? A heading over sub-codes exists. */
export function isKnownKindCode(code: string): boolean {
  const known = (full: string) => full === code || full.startsWith(`${code}.`);
  return FURTHER_CODES.some(known) || Object.values(ITEM_KINDS).some((entry) => known(entry.code));
}
