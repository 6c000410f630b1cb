/**
 * How people change the rules: they propose, somebody else approves, and that puts it in force.
 *
 * <p>Called by the rims. Must not know Kafka, SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.propose;

import org.jspecify.annotations.NullMarked;
