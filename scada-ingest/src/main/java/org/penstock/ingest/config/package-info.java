/** The settings of the service; each has a unit in its type or its name. */
@NullMarked
package org.penstock.ingest.config;

import org.jspecify.annotations.NullMarked;
