/** What the mapping file promises. */
@NullMarked
package org.penstock.cmms.connector.mapping;

import org.jspecify.annotations.NullMarked;
