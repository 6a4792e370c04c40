/** The fact to ask for when the elements are not all known. */
export const MISSING_COMPOSITION = 'full composition of the item (manufacturer)';
/** The fact to ask for when the origin is open. */
export const MISSING_ORIGIN = 'origin of the item: does it originate in China (manufacturer: certificate of origin)';
/** The fact to ask for when nobody named an end user. */
export const MISSING_END_USER = 'end user (exporter or buyer: name and country, with an end-user certificate)';
/** The fact to ask for when the end use is not stated. */
export const MISSING_END_USE = 'end use (end user: an end-use certificate that names the programme and product)';
/** The fact to ask for when the exporter's status is open. */
export const MISSING_EXPORTER = 'exporter: nationality and location (exporter)';
