package org.penstock.ingest.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.PlantJson;
import org.penstock.ingest.disk.frame.FrameReader;
import org.penstock.ingest.disk.frame.FrameWriter;
import org.penstock.ingest.disk.frame.Octets;
import org.penstock.ingest.disk.frame.OctetsIn;
import org.penstock.ingest.domain.loss.UntoldGaps;

/**
 * Gap records in a file of frames, each a record that is kept or the identity of one that is
 * forgotten. When most of it is of no more use, it is written anew with what is left.
 *
 * <p>While the disk cannot be written, the records are in memory alone, and all of them go to the
 * disk as soon as they can.
 */
final class UntoldGapsFile implements UntoldGaps {

  private static final Logger LOG = Logger.getLogger(UntoldGapsFile.class);
  private static final int KEEP = 1;
  private static final int FORGET = 2;

  /** Frames that may be of no more use before the file is written anew. */
  private static final int WASTE = 1_000;

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final Map<String, Gap> kept = new LinkedHashMap<>();
  private final List<Gap> ofEarlierRun;
  private final Octets frame = new Octets();
  private final Path file;
  private @Nullable FrameWriter writer;
  private int frames;
  private int framesSafe;
  private boolean hasFailed;

  UntoldGapsFile(Path file) {
    this.file = file;
    read();
    this.ofEarlierRun = List.copyOf(kept.values());
    tryTo(this::rewrite);
  }

  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try (FrameReader reader = FrameReader.open(file)) {
      long size = Files.size(file);
      boolean isMore = true;
      while (isMore) {
        Optional<ByteBuffer> content = reader.next(size);
        if (content.isPresent()) {
          apply(new OctetsIn(content.get()));
        } else {
          isMore = reader.position() < size && reader.skipDamage(size);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the untold gaps cannot be read", e);
    }
  }

  private void apply(OctetsIn in) {
    if (in.u8() == FORGET) {
      kept.remove(in.text());
      return;
    }
    try {
      Gap gap = mapper.readValue(in.raw(), Gap.class);
      kept.put(gap.gapId(), gap);
    } catch (IOException e) {
      LOG.errorf("a record in the untold gaps cannot be read: %s", e.getMessage());
    }
  }

  @Override
  public List<Gap> ofEarlierRun() {
    return ofEarlierRun;
  }

  @Override
  public synchronized void keep(Gap gap) {
    kept.put(gap.gapId(), gap);
    tryTo(() -> append(gap));
  }

  @Override
  public synchronized void forget(String gapId) {
    if (kept.remove(gapId) != null) {
      tryTo(() -> {
        if (frames - kept.size() > WASTE + kept.size()) {
          rewrite();
        } else {
          append(FORGET, gapId.getBytes(StandardCharsets.UTF_8));
        }
      });
    }
  }

  @Override
  public synchronized void sync() {
    tryTo(() -> {
      FrameWriter open = writer;
      if (hasFailed || open == null) {
        rewrite();
      } else if (framesSafe < frames) {
        open.force();
        framesSafe = frames;
      }
    });
  }

  private void append(Gap gap) throws IOException {
    try {
      append(KEEP, mapper.writeValueAsBytes(gap));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a gap record cannot be written", e);
    }
  }

  private void append(int what, byte[] content) throws IOException {
    FrameWriter open = writer;
    if (open != null) {
      frame.clear(FrameWriter.HEAD);
      frame.u8(what);
      frame.raw(content);
      open.append(frame);
      frames++;
    }
  }

  /** Writes what is left into a new file, which then takes the place of the old one. */
  private void rewrite() throws IOException {
    FrameWriter old = writer;
    writer = null;
    if (old != null) {
      old.close();
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    FrameWriter fresh = FrameWriter.create(next);
    writer = fresh;
    frames = 0;
    for (Gap gap : kept.values()) {
      append(gap);
    }
    fresh.force();
    framesSafe = frames;
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    hasFailed = false;
  }

  private interface Write {
    void run() throws IOException;
  }

  private void tryTo(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      if (!hasFailed) {
        LOG.errorf("untold gaps cannot be written and wait in memory alone: %s", e);
      }
      hasFailed = true;
    }
  }
}
