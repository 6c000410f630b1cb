/**
 * The service's settings, and what is built from them: the rules of the dispatch and the connector.
 *
 * <p>Read at start. The only place that knows setting names and secrets.
 */
@NullMarked
package org.penstock.cmms.config;

import org.jspecify.annotations.NullMarked;
