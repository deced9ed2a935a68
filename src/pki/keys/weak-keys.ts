/** Why an RSA modulus can be factored by anybody. */
type WeaknessOfModulus = 'small-factor' | 'close-primes' | 'roca'

const primesBelow = (limit: number): readonly bigint[] =>
  Array.from({ length: limit - 2 }, (_, index) => index + 2)
    .filter((number) => {
      for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false
      return true
    })
    .map(BigInt)

/**
 * S/MIME BR 6.1.1.3 and 6.1.6: no factor below 752, no primes so close that Fermat's method finds them in 100
 * rounds, no key of Infineon's faulty chips (ROCA, CVE-2017-15361). Debian's weak keys (CVE-2008-0166) are a
 * list of megabytes: that one is the authority's. Null: none of these.
 */
export function weaknessOfModulus(modulus: bigint): WeaknessOfModulus | null {
  if (primesBelow(752).some((prime) => modulus % prime === 0n)) return 'small-factor'
  if (isRoca(modulus)) return 'roca'
  return hasClosePrimes(modulus) ? 'close-primes' : null
}

/**
 * The primes of such chips are k·M + (65537^a mod M), M the product of the first primes: so is their product,
 * modulo each of those, a power of
 * 65537. By chance that happens to one modulus in 2^28 or fewer (Nemec and others, “The Return of
 * Coppersmith's Attack”, §2.3).
 */
function isRoca(modulus: bigint): boolean {
  return primesBelow(168).every((prime) => prime === 2n || powersOf65537(prime).has(modulus % prime))
}

function powersOf65537(prime: bigint): ReadonlySet<bigint> {
  const powers = new Set<bigint>()
  for (let power = 1n; !powers.has(power); power = (power * 65_537n) % prime) powers.add(power)
  return powers
}

const fermatRounds = 100

/** n = a² − b², searched from a = √n upwards. */
function hasClosePrimes(modulus: bigint): boolean {
  let a = squareRoot(modulus)
  if (a * a < modulus) a++
  for (let round = 0; round < fermatRounds; round++, a++) {
    const square = a * a - modulus
    // Squares end in few of the 64 possible ways: most rounds need no root.
    if (squareEnds.has(square & 63n) && squareRoot(square) ** 2n === square) return true
  }
  return false
}

const squareEnds: ReadonlySet<bigint> = new Set(Array.from({ length: 64 }, (_, n) => BigInt((n * n) % 64)))

/** The largest integer whose square isn't above `n` (Newton's method). */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2))
  for (;;) {
    const next = (root + n / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
