/** Classes that keep the house rules. */
@NullMarked
package org.penstock.sound.app;

import org.jspecify.annotations.NullMarked;
