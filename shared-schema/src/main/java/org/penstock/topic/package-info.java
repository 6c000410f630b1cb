/**
 * The topic catalogue: names, keys, partitions and retention.
 *
 * <p>Called by whoever creates, checks, reads or writes topics. Knows no broker client.
 */
@NullMarked
package org.penstock.topic;

import org.jspecify.annotations.NullMarked;
