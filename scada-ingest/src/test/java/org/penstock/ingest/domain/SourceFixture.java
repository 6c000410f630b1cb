package org.penstock.ingest.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.ServerProfile;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.Collecting.Mode;
import org.penstock.ingest.domain.tag.Collecting.Trigger;
import org.penstock.ingest.domain.tag.TagList;
import org.penstock.ingest.domain.tag.TagSpec;

/** Sources and tags of which a test names only what it is about. */
public final class SourceFixture {

  private final String id;
  private List<String> urls = List.of("opc.tcp://127.0.0.1:4840");
  private ServerProfile profile = ServerProfile.AUTO;
  private SourceSpec.Security security =
      new SourceSpec.Security("Basic256Sha256", "SignAndEncrypt", false, false, false, null);
  private Identity identity = new Identity.UserName("reader", "PLC_PASSWORD");
  private SourceSpec.TimeOuts timeOuts =
      new SourceSpec.TimeOuts(Duration.ofSeconds(120), Duration.ofSeconds(15));
  private Collecting defaults = collecting();
  private SourceSpec.History history = new SourceSpec.History(true, Duration.ofDays(4));
  private SourceSpec.Alarms alarms = new SourceSpec.Alarms(false, SourceSpec.Alarms.SERVER);
  private List<TagSpec> tags = List.of();
  private long revision = 7;

  private SourceFixture(String id) {
    this.id = id;
  }

  public static SourceFixture source(String id) {
    return new SourceFixture(id);
  }

  /** One second, a queue of ten, every change. */
  public static Collecting collecting() {
    return new Collecting(
        Mode.SUBSCRIBE,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        10,
        Duration.ofSeconds(60),
        Deadband.NONE,
        Trigger.STATUS_VALUE,
        true,
        Duration.ofSeconds(10),
        Duration.ZERO,
        Duration.ZERO);
  }

  /** As above, with that publishing and sampling interval and queue. */
  public static Collecting collecting(Duration publishing, Duration sampling, int queueSize) {
    return collecting(Mode.SUBSCRIBE, publishing, sampling, queueSize, Deadband.NONE);
  }

  public static Collecting collecting(
      Mode mode, Duration publishing, Duration sampling, int queueSize, Deadband deadband) {
    return new Collecting(
        mode,
        publishing,
        sampling,
        queueSize,
        Duration.ofSeconds(60),
        deadband,
        Trigger.STATUS_VALUE,
        true,
        Duration.ofSeconds(10),
        Duration.ZERO,
        Duration.ZERO);
  }

  /** As the usual one, with the last value told again so often. */
  public static Collecting heartbeatEvery(Duration interval) {
    Collecting usual = collecting();
    return new Collecting(
        usual.mode(),
        usual.publishing(),
        usual.sampling(),
        usual.queueSize(),
        usual.outageBudget(),
        usual.deadband(),
        usual.trigger(),
        usual.discardOldest(),
        usual.expectedPeriod(),
        interval,
        usual.lag());
  }

  public SourceFixture url(String... all) {
    urls = List.of(all);
    return this;
  }

  public SourceFixture profile(ServerProfile made) {
    profile = made;
    return this;
  }

  public SourceFixture security(String policy, String mode) {
    return security(new SourceSpec.Security(policy, mode, false, false, false, null));
  }

  public SourceFixture security(SourceSpec.Security whole) {
    security = whole;
    return this;
  }

  public SourceFixture identity(Identity who) {
    identity = who;
    return this;
  }

  public SourceFixture timeOuts(Duration session, Duration request) {
    timeOuts = new SourceSpec.TimeOuts(session, request);
    return this;
  }

  public SourceFixture defaults(Collecting how) {
    defaults = how;
    return this;
  }

  public SourceFixture history(boolean enabled, Duration maxWindow) {
    history = new SourceSpec.History(enabled, maxWindow);
    return this;
  }

  public SourceFixture alarms(boolean enabled) {
    alarms = new SourceSpec.Alarms(enabled, SourceSpec.Alarms.SERVER);
    return this;
  }

  public SourceFixture tags(TagSpec... all) {
    return tags(List.of(all));
  }

  public SourceFixture tags(List<TagSpec> all) {
    tags = all;
    return this;
  }

  public SourceFixture revision(long number) {
    revision = number;
    return this;
  }

  public SourceSpec build() {
    return new SourceSpec(
        id,
        "wtp-1",
        urls,
        profile,
        security,
        identity,
        timeOuts,
        defaults,
        Map.of(TagSpec.DEFAULT_GROUP, defaults),
        history,
        alarms,
        TagList.of(tags),
        revision);
  }

  public static Tag tag(String name) {
    return new Tag(name);
  }

  /** A tag of which a test names only what it is about. */
  public static final class Tag {

    private final String name;
    private String node;
    private String area = "filters";
    private ValueType type = ValueType.DOUBLE;
    private @Nullable String unit;
    private Collecting collecting = SourceFixture.collecting();
    private boolean enabled = true;
    private @Nullable Integer arrayIndex;
    private Map<ScadaAlarmState, String> alarmTags = Map.of();

    private Tag(String name) {
      this.name = name;
      this.node = "nsu=urn:plant;s=" + name;
    }

    public Tag node(String nodeId) {
      node = nodeId;
      return this;
    }

    public Tag area(String of) {
      area = of;
      return this;
    }

    public Tag type(ValueType of) {
      type = of;
      return this;
    }

    public Tag unit(@Nullable String of) {
      unit = of;
      return this;
    }

    public Tag collecting(Collecting how) {
      collecting = how;
      return this;
    }

    public Tag disabled() {
      enabled = false;
      return this;
    }

    public Tag element(int index) {
      arrayIndex = index;
      return this;
    }

    public Tag alarmTags(Map<ScadaAlarmState, String> flags) {
      alarmTags = flags;
      return this;
    }

    public TagSpec build() {
      return new TagSpec(
          name,
          node,
          area,
          type,
          unit,
          null,
          null,
          null,
          TagSpec.DEFAULT_GROUP,
          collecting,
          enabled,
          arrayIndex,
          alarmTags,
          null);
    }
  }
}
