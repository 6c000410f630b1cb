/**
 * The domain's ports on PostgreSQL. SQL lives here and nowhere else; knows no HTTP and no Kafka.
 */
@NullMarked
package org.penstock.compliance.db;

import org.jspecify.annotations.NullMarked;
