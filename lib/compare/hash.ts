/** Hashes of 32 bits: two things in some billions fall together, so whoever needs to be sure compares what was hashed. */

/** FNV-1a. */
export const hashStart = 0x81_1c_9d_c5;
export const hashFactor = 0x01_00_01_93;

/** Bits of a key mixed, so that keys lying close together do not fall together (MurmurHash3's last step). */
export function mixed(key: number): number {
  const half = Math.imul(key ^ (key >>> 16), 0x85_eb_ca_6b);
  return Math.imul(half ^ (half >>> 13), 0xc2_b2_ae_35);
}
