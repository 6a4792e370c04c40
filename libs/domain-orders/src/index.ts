export * from './accept-order';
export * from './close-order';
export * from './order-content';
export * from './order-facts';
export * from './revision-status';
