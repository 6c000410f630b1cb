/** Classes that keep the house rules. */
@NullMarked
package org.penstock.sound.http;

import org.jspecify.annotations.NullMarked;
