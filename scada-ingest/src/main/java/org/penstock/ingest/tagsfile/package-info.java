/**
 * The YAML file with the sources and their tags, read again when it changes and replaced as a whole
 * when people change it over HTTP; and the tag list as CSV. One bad row never keeps the good ones
 * out.
 */
@NullMarked
package org.penstock.ingest.tagsfile;

import org.jspecify.annotations.NullMarked;
