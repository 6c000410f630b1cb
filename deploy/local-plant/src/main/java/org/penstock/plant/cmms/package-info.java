/**
 * The stand-in CMMS: the published contract of Maintenance Connection's Web API v8 for work orders,
 * over plain HTTP on the loopback address, with state that survives {@code kill -9}.
 *
 * <p>{@code StandInCmms --port=8190 --data=FOLDER [--limit=200]} prints a line with READY. The API
 * lies under {@code /v8} (Basic, {@code wtp-1:local-cmms-key}); {@code GET /} is a page for people.
 * {@code POST /control/faults {"mode": .., "count": n, "delay_ms": d}} makes it fail, {@code GET
 * /control/oracle} says what was asked for and what was created per reference (UDFChar10), {@code
 * POST /control/workorders/PK/close} closes one, {@code POST /control/limit {"per_minute": n}} sets
 * the request limit. Where the original's behaviour is not published, the stand-in takes the
 * strictest reading, and says so in its code.
 */
@NullMarked
package org.penstock.plant.cmms;

import org.jspecify.annotations.NullMarked;
