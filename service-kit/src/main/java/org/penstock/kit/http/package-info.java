/**
 * What every HTTP rim shares: who calls (from the verified token), RFC 9457 refusals, strict
 * bodies, keyset cursors and idempotency keys.
 *
 * <p>Knows no service and no table but its own.
 */
@NullMarked
package org.penstock.kit.http;

import org.jspecify.annotations.NullMarked;
