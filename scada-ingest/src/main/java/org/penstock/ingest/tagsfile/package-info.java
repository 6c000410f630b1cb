/**
 * The YAML file with the source and its tags. Read once at start; one bad row never keeps the good
 * ones out.
 */
@NullMarked
package org.penstock.ingest.tagsfile;

import org.jspecify.annotations.NullMarked;
