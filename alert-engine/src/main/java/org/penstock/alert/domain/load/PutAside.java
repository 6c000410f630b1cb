package org.penstock.alert.domain.load;

/**
 * What is put aside just now, for the review at each shift.
 *
 * @param shelvedLong of the shelved, those that are so for longer than a shift
 */
public record PutAside(long shelved, long shelvedLong, long suppressed, long outOfService) {}
