/**
 * Keys whose private half is public knowledge: the standard test keys of RFC 9500, by the SHA-256 of their
 * DER SubjectPublicKeyInfo. (RFC 9500's other keys have sizes and types that are refused anyway.)
 */
export const publiclyKnownKeys = {
  testRSA2048: '8fb6bad671cfe698393c453357da61b56d757ab8c0f3fb9c87f2849e63131878',
  testRSA4096: '96465ea5dc9bb2da7b351d808a7196e5761f2412a5040131c68d719aaba28fb9',
  testECCP256: 'b2b04340cfaee616ec9c2c62d261b208e54bb197498df52e8cadede23ac0ba5e',
  testECCP384: 'c4c10105a0be0ed4dd3354428dc38a9bfee64da141ce16e75c94eda272f9dd3a',
} as const
