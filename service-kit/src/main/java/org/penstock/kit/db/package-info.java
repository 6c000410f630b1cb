/**
 * The service's own schema: SQL access and the migration that waits for a database that is away.
 *
 * <p>Called by the database rims of the services. Knows nothing of topics or HTTP.
 */
@NullMarked
package org.penstock.kit.db;

import org.jspecify.annotations.NullMarked;
