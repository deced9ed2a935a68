/** The facts kept beside a sealed key, for a pickup of its own. */
export const exampleKeptFacts = () => ({
  pickupId: `pickup-${crypto.randomUUID()}`,
  orderNumber: '100123',
  deviceId: 'macos',
  agreementVersion: '2026-01',
  sealedAt: '2026-11-21T12:00:00.000Z',
})
