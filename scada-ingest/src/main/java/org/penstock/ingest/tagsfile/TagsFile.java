package org.penstock.ingest.tagsfile;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.SourcesFile;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.Sources;

/**
 * The sources as the configured file has them.
 *
 * <p>A file that cannot be read, or holds no YAML, leaves in force what was read before and is
 * reported; it is looked at again when it has changed.
 */
@ApplicationScoped
class TagsFile implements CurrentSources, SourcesFile {

  private static final Logger LOG = Logger.getLogger(TagsFile.class);

  private final @Nullable Path path;
  private final IngestConfig config;
  private volatile Sources current = new Sources(List.of(), InboundTags.NONE, List.of());
  private FileText text = FileText.EMPTY;
  private String complaint = "";
  private boolean isLoaded;

  TagsFile(IngestConfig config) {
    this.config = config;
    this.path = config.tagsFile().orElse(null);
    if (path == null) {
      LOG.warn("scada.tags-file is not set: no server is read");
    }
    var _ = reload();
    current.rejected().forEach(LOG::error);
  }

  @Override
  public Sources now() {
    return current;
  }

  /** Whether there is a configuration in force; that there is to be none is one, too. */
  synchronized boolean isLoaded() {
    return path == null || isLoaded;
  }

  /** Why the file as it is now cannot be used; empty when it can. */
  synchronized String complaint() {
    return complaint;
  }

  @Override
  public synchronized Optional<Replaced> reload() {
    if (path == null) {
      return Optional.empty();
    }
    try {
      FileText found = FileText.read(path, config.tagsFileMebibytes());
      boolean isSame = found.revision() == text.revision() && complaint.isEmpty();
      return isSame ? Optional.empty() : Optional.of(goOverTo(found));
    } catch (IOException e) {
      return complain("%s cannot be used: %s".formatted(path.getFileName(), e.getMessage()));
    }
  }

  private Replaced goOverTo(FileText found) throws IOException {
    Sources before = current;
    SourcesText parsed = found.parsed();
    current = SourcesDocument.read(parsed.root(), config, parsed.revision());
    text = found;
    isLoaded = true;
    complaint = "";
    return new Replaced(before, current);
  }

  /** Once for each complaint. */
  private Optional<Replaced> complain(String words) {
    if (words.equals(complaint)) {
      return Optional.empty();
    }
    complaint = words;
    Sources before = current;
    current = new Sources(before.all(), before.inbound(), List.of(words));
    return Optional.of(new Replaced(before, current));
  }

  @Override
  public synchronized Written written() {
    return parsed().written();
  }

  @Override
  public Sources preview(Written changed) {
    return SourcesDocument.read(changedText(changed).root(), config, changed.revision());
  }

  @Override
  public Map<Integer, String> judge(
      List<Map<String, Object>> sources, List<Map<String, Object>> tags) {
    SourcesText whole = changedText(new Written(sources, tags, 0));
    return SourcesDocument.judgeTags(whole.root(), config);
  }

  private synchronized SourcesText changedText(Written changed) {
    return parsed().with(changed);
  }

  private SourcesText parsed() {
    try {
      return text.parsed();
    } catch (IOException e) {
      throw new UncheckedIOException("what was parsed once cannot be parsed again", e);
    }
  }

  @Override
  public synchronized Outcome write(Written changed, long ifRevision) {
    if (path == null) {
      return new Outcome.ReadOnly("scada.tags-file is not set");
    }
    if (ifRevision != text.revision()) {
      return new Outcome.Outdated(text.revision());
    }
    try {
      new ReplacedFile(path).write(parsed().with(changed).bytes());
      return new Outcome.Done(goOverTo(FileText.read(path, config.tagsFileMebibytes())));
    } catch (IOException e) {
      return new Outcome.ReadOnly("%s cannot be written: %s".formatted(path, e.getMessage()));
    }
  }
}
