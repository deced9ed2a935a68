/**
 * Weaknesses that an authority must look for in an RSA modulus before it certifies it (S/MIME BR 6.1.1.3,
 * 6.1.6).
 */
type ModulusWeakness = 'small-factor' | 'close-primes' | 'roca'

/** Null: none found. */
export function modulusWeakness(modulus: bigint): ModulusWeakness | null {
  if (smallPrimes.some((prime) => modulus % prime === 0n)) return 'small-factor'
  if (rocaPrimes.every((prime) => power(modulus, orderOf65537(prime), prime) === 1n)) return 'roca'
  return fermatFactors(modulus) ? 'close-primes' : null
}

const smallPrimes: readonly bigint[] = Array.from({ length: 750 }, (_, index) => index + 2)
  .filter((number) => {
    for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false
    return true
  })
  .map(BigInt)

/** The primes whose product every prime of such a chip was built upon (CVE-2017-15361), 2 aside. */
const rocaPrimes = smallPrimes.filter((prime) => prime > 2n && prime < 168n)

/** The units modulo a prime are one cycle: the powers of 65537 are those whose `order`th power is 1. */
function orderOf65537(prime: bigint): bigint {
  let order = 1n
  for (let value = 65_537n % prime; value !== 1n; value = (value * 65_537n) % prime) order++
  return order
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/**
 * Fermat's method, 100 rounds as the rules ask: 4n = s² − d², s and d the sum and the difference of the
 * primes.
 */
function fermatFactors(modulus: bigint): boolean {
  const fourfold = modulus * 4n
  let sum = root(fourfold)
  if (sum * sum < fourfold) sum++
  if (sum % 2n === 1n) sum++ // two odd primes: an even sum
  for (let round = 0; round < 100; round++, sum += 2n) {
    const rest = sum * sum - fourfold
    if (residues.some(({ modulus, squares }) => !squares.has(rest % modulus))) continue
    const difference = root(rest)
    if (difference * difference === rest) return true
  }
  return false
}

/** Remainders of squares: of a hundred numbers that are no squares, one passes all of these. */
const residues = [64n, 63n, 65n, 11n].map((modulus) => ({
  modulus,
  squares: new Set(Array.from({ length: Number(modulus) }, (_, n) => (BigInt(n) * BigInt(n)) % modulus)),
}))

/** ⌊√n⌋, by halving the interval. */
function root(n: bigint): bigint {
  let low = 0n
  let high = 1n << BigInt((n.toString(16).length + 1) * 2)
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle * middle <= n) low = middle
    else high = middle
  }
  return low
}
