/** The service's settings; each key has its default here and its meaning in the README. */
@NullMarked
package org.penstock.alert.config;

import org.jspecify.annotations.NullMarked;
