/** The service's settings. Read by the app package and the rims. */
@NullMarked
package org.penstock.elog.config;

import org.jspecify.annotations.NullMarked;
