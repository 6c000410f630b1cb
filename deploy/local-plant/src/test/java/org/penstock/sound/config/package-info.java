/** Classes that keep the house rules. */
@NullMarked
package org.penstock.sound.config;

import org.jspecify.annotations.NullMarked;
