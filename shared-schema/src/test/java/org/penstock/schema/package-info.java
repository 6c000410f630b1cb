/** Holds records, schema files, examples and the AsyncAPI document to each other. */
@NullMarked
package org.penstock.schema;

import org.jspecify.annotations.NullMarked;
