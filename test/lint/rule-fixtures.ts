type Change = readonly [from: string, to: string];

interface Breaking {
  readonly what: string;
  /** What is changed in the good spec. */
  readonly changes: readonly Change[];
  /** The lines where the rule is broken. */
  readonly lines: readonly number[];
  /** Which way of breaking it that is. */
  readonly fault: string;
  /** Whether `--fix` mends it. */
  readonly mended?: boolean;
  /** What else is found, as `line [id]`. */
  readonly also?: readonly string[];
}

interface Keeping {
  readonly what: string;
  readonly changes: readonly Change[];
}

const UUID = "pattern: ^[0-9a-f]{32}$";
/** Parts of the good spec that occur more than once, with what tells the one meant. */
const DISK_SIZE = "        size:\n          type: integer\n          format: int64\n";
const MODEL_SIZE = "description: The size in bytes.\n          x-zstack: { type: Long";
const DISK_UUID = `        uuid:\n          type: string\n          ${UUID}\n`;
const CREATED = "description: When it was made, as `MMM d, yyyy h:mm:ss a`.";

/** The example of the response. */
const EXAMPLE = `              examples:
                one:
                  value:
                    inventory:
                      uuid: ecadf3712d373abebb48671015a49e2c
                      size: 512
                      createDate: Nov 14, 2017 10:20:57 PM
`;
const PART = `    Part:
      type: object
      description: A part of a disk.
      x-zstack: { zh-CN: 云盘的组成部分。 }
      required: [a, b]
      properties:
        a: { type: string, description: One., x-zstack: { type: String, zh-CN: 其一。 } }
        b: { type: string, description: Two., x-zstack: { type: String, zh-CN: 其二。 } }
`;

/** For every rule, changes that break the good spec and changes that do not. */
export const FIXTURES: Readonly<
  Record<string, { readonly breaks: readonly Breaking[]; readonly keeps: readonly Keeping[] }>
> = {
  "absent-optional": {
    breaks: [
      {
        what: "a required field that is said to be absent",
        changes: [[MODEL_SIZE, MODEL_SIZE.replace("bytes.", "bytes; absent while it is measured.")]],
        lines: [103],
        fault: "required",
      },
      {
        what: "a required field that is said to be absent in Chinese alone",
        changes: [
          [
            "{ type: Long, zh-CN: 容量，单位为字节。",
            "{ type: Long, zh-CN: 容量，单位为字节；测量期间不返回。",
          ],
        ],
        lines: [103],
        fault: "required",
      },
      {
        what: "a field that another part of a composition requires",
        changes: [
          [
            '                    $ref: "#/components/schemas/DiskInventory"\n',
            '                    allOf: [{ $ref: "#/components/schemas/DiskInventory" }, { required: [ratio] }]\n',
          ],
          ["How full it is.", "How full it is. Absent on an empty disk."],
          [
            "                      size: 512\n",
            "                      size: 512\n                      ratio: 0.5\n",
          ],
        ],
        lines: [109],
        fault: "required",
      },
      {
        what: "a required field of what callers send as well",
        changes: [
          [MODEL_SIZE, MODEL_SIZE.replace("bytes.", "bytes; absent while it is measured.")],
          [
            "                    resourceUuid:\n                      type: string\n",
            `                    copy: { $ref: "#/components/schemas/DiskInventory", x-zstack: { type: DiskInventory } }
                    resourceUuid:
                      type: string
`,
          ],
        ],
        lines: [104],
        fault: "shared",
      },
    ],
    keeps: [
      {
        what: "a param that callers must pass, whatever its text",
        changes: [
          [
            "description: The size in bytes.\n                      x-zstack",
            "description: The size in bytes; absent when it is not limited.\n                      x-zstack",
          ],
        ],
      },
      {
        what: "a field that is optional",
        changes: [["How full it is.", "How full it is; absent on an empty disk."]],
      },
      {
        what: "a field whose text is about another one",
        changes: [[MODEL_SIZE, MODEL_SIZE.replace("bytes.", "bytes, 0 while `ratio` is absent.")]],
      },
      {
        what: "a field that callers alone send",
        changes: [
          [
            MODEL_SIZE,
            MODEL_SIZE.replace("bytes.", "bytes; absent when it is to stay.\n          writeOnly: true"),
          ],
        ],
      },
    ],
  },
  "action-name": {
    breaks: [
      {
        what: "an action in the wrong case, the key of the body being right",
        changes: [["action: resizeDisk", "action: ResizeDisk"]],
        lines: [85],
        fault: "action",
        mended: true,
      },
      {
        what: "an action of another operation",
        changes: [["action: resizeDisk", "action: growDisk"]],
        lines: [85],
        fault: "action",
      },
      {
        what: "a fragment of another operation",
        changes: [["actions#resizeDisk", "actions#growDisk"]],
        lines: [12],
        fault: "fragment",
      },
    ],
    keeps: [{ what: "a path without a fragment", changes: [["actions#resizeDisk", "actions"]] }],
  },
  "category-present": {
    breaks: [
      {
        what: "no category",
        changes: [["        category: [Storage, Disks]\n", ""]],
        lines: [14],
        fault: "absent",
      },
      {
        what: "a step that is missing in Chinese",
        changes: [["category: [存储, 云盘]", "category: [存储]"]],
        lines: [82],
        fault: "differs",
      },
      {
        what: "no Chinese category",
        changes: [[", category: [存储, 云盘]", ""]],
        lines: [82],
        fault: "differs",
      },
    ],
    keeps: [
      {
        what: "one step",
        changes: [
          ["[Storage, Disks]", "Storage"],
          ["[存储, 云盘]", "存储"],
        ],
      },
    ],
  },
  "chinese-present": {
    breaks: [
      {
        what: "a tag without Chinese",
        changes: [["    x-zstack: { zh-CN: 与云盘有关的操作。 }\n", ""]],
        lines: [9],
        fault: "absent",
      },
      {
        what: "an operation without a Chinese summary",
        changes: [["summary: 扩容云盘, ", ""]],
        lines: [16],
        fault: "absent",
      },
      {
        what: "a property without Chinese",
        changes: [["{ type: Double, zh-CN: 使用率。 }", "{ type: Double }"]],
        lines: [111],
        fault: "absent",
      },
      {
        what: "an example whose title has no Chinese",
        changes: [["                x-zstack: { zh-CN: 一块小云盘 }\n", ""]],
        lines: [53],
        fault: "absent",
      },
    ],
    keeps: [
      {
        what: "Chinese under description",
        changes: [["zh-CN: 使用率。", "zh-CN: { description: 使用率。 }"]],
      },
    ],
  },
  "consistent-limits": {
    breaks: [
      {
        what: "a minimum above the maximum",
        changes: [["minimum: 1\n", "minimum: 2048\n"]],
        lines: [41, 43],
        fault: "crossed",
        also: ["55 [example-valid]"],
      },
      {
        what: "bounds that exclude each other",
        changes: [["minimum: 1\n", "exclusiveMinimum: 1024\n"]],
        lines: [41, 43],
        fault: "crossed",
        also: ["55 [example-valid]"],
      },
      {
        what: "a default beyond the maximum",
        changes: [["default: 8", "default: 4096"]],
        lines: [43],
        fault: "outside",
      },
      {
        what: "a known value that the pattern forbids",
        changes: [
          [
            "          description: How full it is.",
            "          minimum: 2\n          description: How full it is.",
          ],
        ],
        lines: [110],
        fault: "outside",
      },
      {
        what: "a default that is no known value",
        changes: [
          [
            "description: Whether it may be used.",
            "description: Whether it may be used.\n          default: Unknown",
          ],
        ],
        lines: [115],
        fault: "unknownDefault",
      },
      {
        what: "a value listed twice",
        changes: [["[Enabled, Disabled]", "[Enabled, Disabled, Enabled]"]],
        lines: [114],
        fault: "twice",
      },
      {
        what: "a pattern that is none",
        changes: [[`${DISK_UUID}`, DISK_UUID.replace("{32}$", "{32}(")]],
        lines: [100],
        fault: "pattern",
      },
    ],
    keeps: [
      {
        what: "bounds that meet",
        changes: [
          ["maximum: 1024", "maximum: 512"],
          ["minimum: 1\n", "minimum: 512\n"],
          ["default: 8", "default: 512"],
        ],
      },
      {
        what: "a default that is a known value",
        changes: [["used.\n", "used.\n          default: Enabled\n"]],
      },
    ],
  },
  "description-present": {
    breaks: [
      {
        what: "a document without one",
        changes: [["  description: Disks and what is done with them.\n", ""]],
        lines: [2],
        fault: "absent",
      },
      {
        what: "an operation without a summary",
        changes: [["      summary: Make a disk larger\n", ""]],
        lines: [13],
        fault: "absent",
      },
      {
        what: "a property whose text is blank",
        changes: [["description: How full it is.", "description: ' '"]],
        lines: [108],
        fault: "absent",
      },
      {
        what: "a parameter without one",
        changes: [["          description: The disk.\n          schema", "          schema"]],
        lines: [19],
        fault: "absent",
      },
    ],
    keeps: [
      {
        what: "a property that leaves it to its model",
        changes: [["                    description: The disk as it is now.\n", ""]],
      },
    ],
  },
  "documented-required": {
    breaks: [
      {
        what: "a field that the page requires and the example shows",
        changes: [
          ['{ type: Timestamp, zh-CN: "创建', '{ type: Timestamp, documentedRequired: true, zh-CN: "创建'],
        ],
        lines: [117],
        fault: "shown",
      },
      {
        what: "a field that is required and said to be left out",
        changes: [["{ type: Long, zh-CN", "{ type: Long, documentedRequired: true, zh-CN"]],
        lines: [103],
        fault: "both",
      },
    ],
    keeps: [
      {
        what: "a field that the example shows and that is said to be absent at times",
        changes: [
          ['{ type: Timestamp, zh-CN: "创建', '{ type: Timestamp, documentedRequired: true, zh-CN: "创建'],
          [CREATED, `${CREATED.slice(0, -1)}; absent until it is.`],
        ],
      },
      {
        what: "a param that servers do without",
        changes: [["{ type: long, zh-CN", "{ type: long, documentedRequired: true, zh-CN"]],
      },
    ],
  },
  "example-valid": {
    breaks: [
      {
        what: "an example of a request with a wrong type",
        changes: [["size: 512 }", "size: much }"]],
        lines: [55],
        fault: "invalid",
      },
      {
        what: "an example of a response without what is required",
        changes: [["                      uuid: ecadf3712d373abebb48671015a49e2c\n", ""]],
        lines: [74],
        fault: "lacks",
      },
      {
        what: "an example of a property",
        changes: [["description: How full it is.", "example: [1]\n          description: How full it is."]],
        lines: [111],
        fault: "invalid",
      },
      {
        what: "a default that is no multiple of what it must be",
        changes: [["default: 8", "default: 8\n                      multipleOf: 16"]],
        lines: [43],
        fault: "invalid",
      },
    ],
    keeps: [{ what: "a field that no property names", changes: [["size: 512 }", "size: 512, more: 1 }"]] }],
  },
  "int64-format": {
    breaks: [
      {
        what: "a Long without a format",
        changes: [[DISK_SIZE, DISK_SIZE.replace("          format: int64\n", "")]],
        lines: [103],
        fault: "format",
        mended: true,
      },
      {
        what: "a long that is an int32",
        changes: [
          ["format: int64\n                      minimum", "format: int32\n                      minimum"],
        ],
        lines: [40],
        fault: "format",
        mended: true,
      },
      {
        what: "a Long that is a number",
        changes: [[DISK_SIZE, "        size:\n          type: number\n"]],
        lines: [103],
        fault: "type",
      },
    ],
    keeps: [
      {
        what: "an int without it",
        changes: [
          ["{ type: long, zh-CN", "{ type: int, zh-CN"],
          ["format: int64\n", ""],
        ],
      },
    ],
  },
  "java-type": {
    breaks: [
      {
        what: "a property without a Java type",
        changes: [["{ type: Double, zh-CN", "{ zh-CN"]],
        lines: [108],
        fault: "absent",
      },
      {
        what: "a parameter without a Java type",
        changes: [["x-zstack: { type: String, zh-CN: 云盘。 }", "x-zstack: { zh-CN: 云盘。 }"]],
        lines: [19],
        fault: "absent",
      },
      {
        what: "a Boolean that is a number",
        changes: [["{ type: Double, zh-CN", "{ type: Boolean, zh-CN"]],
        lines: [108],
        fault: "differs",
      },
      {
        what: "a Java type that is misspelt",
        changes: [["{ type: Double, zh-CN", "{ type: Duoble, zh-CN"]],
        lines: [112],
        fault: "unknown",
      },
      {
        what: "a primitive type that there is not",
        changes: [["{ type: Long, zh-CN", "{ type: lung, zh-CN"]],
        lines: [107],
        fault: "unknown",
      },
      {
        what: "a parameter of a misspelt Java type",
        changes: [["x-zstack: { type: String, zh-CN: 云盘。 }", "x-zstack: { type: Strng, zh-CN: 云盘。 }"]],
        lines: [24],
        fault: "unknown",
      },
      {
        what: "a List that is a number",
        changes: [["{ type: Double, zh-CN", "{ type: List, zh-CN"]],
        lines: [108],
        fault: "differs",
      },
    ],
    keeps: [
      { what: "a class of ZStack", changes: [["{ type: Double, zh-CN", "{ type: VolumeState, zh-CN"]] },
      { what: "a model", changes: [["{ type: Double, zh-CN", "{ type: DiskInventory, zh-CN"]] },
      { what: "a Java type of its own", changes: [["{ type: Double, zh-CN", "{ type: BigDecimal, zh-CN"]] },
      {
        what: "a String with known values",
        changes: [["{ type: String, documentedRequired: true", "{ type: String"]],
      },
    ],
  },
  "job-response": {
    breaks: [
      {
        what: "a job without a 202",
        changes: [
          ['        "202":\n          description: Accepted.\n          x-zstack: { zh-CN: 已受理。 }\n', ""],
        ],
        lines: [56],
        fault: "absent",
      },
      {
        what: "a synchronous operation with a 202",
        changes: [["execution: job\n        documentedExecution: sync\n", "execution: sync\n"]],
        lines: [56],
        fault: "unexpected",
      },
      {
        what: "a documented execution that is the real one",
        changes: [["documentedExecution: sync", "documentedExecution: job"]],
        lines: [84],
        fault: "superfluous",
      },
    ],
    keeps: [
      {
        what: "the operation that polls",
        changes: [
          ["execution: job\n        documentedExecution: sync\n", "execution: sync\n"],
          ["/zstack/v1/disks/{uuid}/actions#resizeDisk", "/zstack/v1/api-jobs/{uuid}"],
        ],
      },
    ],
  },
  "known-required": {
    breaks: [
      {
        what: "a misspelt name",
        changes: [["required: [uuid, size]", "required: [uuid, sise]"]],
        lines: [96],
        fault: "unknown",
      },
    ],
    keeps: [{ what: "fewer names", changes: [["required: [uuid, size]", "required: [uuid]"]] }],
  },
  "known-tag": {
    breaks: [
      { what: "no tag", changes: [["      tags: [Disks]\n", ""]], lines: [14], fault: "absent" },
      {
        what: "a tag that is not declared",
        changes: [["tags: [Disks]", "tags: [Storage]"]],
        lines: [15],
        fault: "unknown",
      },
      {
        what: "a tag in another case",
        changes: [["tags: [Disks]", "tags: [disks]"]],
        lines: [15],
        fault: "unknown",
        mended: true,
      },
    ],
    keeps: [{ what: "a tag in quotes", changes: [["tags: [Disks]", 'tags: ["Disks"]']] }],
  },
  "open-enum": {
    breaks: [
      {
        what: "known values alone",
        changes: [
          [
            "          anyOf: [{ type: string, enum: [Enabled, Disabled] }, { type: string }]\n",
            "          type: string\n          enum: [Enabled, Disabled]\n",
          ],
        ],
        lines: [116],
        fault: "closed",
      },
    ],
    keeps: [
      {
        what: "a constant",
        changes: [
          [
            "          anyOf: [{ type: string, enum: [Enabled, Disabled] }, { type: string }]\n",
            "          type: string\n          const: Enabled\n",
          ],
        ],
      },
    ],
  },
  "operation-id-case": {
    breaks: [
      {
        what: "a small first letter",
        changes: [["operationId: ResizeDisk", "operationId: resizeDisk"]],
        lines: [14],
        fault: "notPascal",
      },
      {
        what: "an underscore",
        changes: [["operationId: ResizeDisk", "operationId: Resize_Disk"]],
        lines: [14],
        fault: "notPascal",
        also: ["85 [action-name]"],
      },
    ],
    keeps: [{ what: "an abbreviation", changes: [["operationId: ResizeDisk", "operationId: ResizeVMDisk"]] }],
  },
  "optional-recursion": {
    breaks: [
      {
        what: "a list of itself that may not be empty, and is required",
        changes: [
          ["required: [uuid, size]", "required: [uuid, size, parts]"],
          [
            "          type: array\n          description: The disks",
            "          type: array\n          minItems: 1\n          description: The disks",
          ],
        ],
        lines: [127],
        fault: "endless",
        also: ["74 [example-valid]"],
      },
      {
        what: "a required property that is itself",
        changes: [
          ["required: [uuid, size]", "required: [uuid, size, parts]"],
          [
            '          type: array\n          description: The disks it is made of.\n          items: { $ref: "#/components/schemas/DiskInventory" }\n',
            '          description: The disks it is made of.\n          $ref: "#/components/schemas/DiskInventory"\n',
          ],
          ["{ type: List, zh-CN: 组成", "{ type: DiskInventory, zh-CN: 组成"],
        ],
        lines: [127],
        fault: "endless",
        also: ["74 [example-valid]"],
      },
    ],
    keeps: [
      {
        what: "a required list of itself",
        changes: [["required: [uuid, size]", "required: [uuid, size, parts]"]],
      },
    ],
  },
  "required-in-example": {
    breaks: [
      {
        what: "a required field that an example leaves empty",
        changes: [
          ["required: [uuid, size]", "required: [uuid, size, lastOpDate]"],
          ["lastOpDate:\n          type: string", 'lastOpDate:\n          type: [string, "null"]'],
          [
            "                      size: 512\n",
            "                      size: 512\n                      lastOpDate: null\n",
          ],
        ],
        lines: [123],
        fault: "notShown",
      },
      {
        what: "a response without an example, once",
        changes: [[EXAMPLE, ""]],
        lines: [62],
        fault: "neverShown",
      },
      {
        what: "an object that the examples have no place for, once",
        changes: [
          [
            'items: { $ref: "#/components/schemas/DiskInventory" }',
            'items: { $ref: "#/components/schemas/Part" }',
          ],
          ["  schemas:\n", `  schemas:\n${PART}`],
        ],
        lines: [92],
        fault: "neverShown",
      },
    ],
    keeps: [
      {
        what: "a required field that an example has",
        changes: [["required: [uuid, size]", "required: [uuid, size, createDate]"]],
      },
    ],
  },
  "since-version": {
    breaks: [
      { what: "no version", changes: [['        since: "4.10"\n', ""]], lines: [14], fault: "absent" },
    ],
    keeps: [
      { what: "another version", changes: [['since: "4.10"', "since: '3.9.0'"]] },
      { what: "one that is told to be none already", changes: [['since: "4.10"', "since: soon"]] },
    ],
  },
  "source-present": {
    breaks: [
      {
        what: "no sources",
        changes: [["        sources: [ResizeDiskAction]\n", ""]],
        lines: [14],
        fault: "operation",
      },
      {
        what: "an empty list of them",
        changes: [["sources: [ResizeDiskAction]", "sources: []"]],
        lines: [14],
        fault: "operation",
      },
      {
        what: "an undocumented field without one",
        changes: [["undocumented: { source: the wire }", "undocumented: true"]],
        lines: [136],
        fault: "property",
      },
    ],
    keeps: [
      {
        what: "the source beside it",
        changes: [["undocumented: { source: the wire }", "undocumented: true, source: the wire"]],
      },
    ],
  },
  "text-language": {
    breaks: [
      {
        what: "Chinese where English belongs",
        changes: [["description: Gives a disk more room.", "description: 扩大云盘的容量。"]],
        lines: [17],
        fault: "english",
      },
      {
        what: "English where Chinese belongs",
        changes: [["zh-CN: 使用率。", "zh-CN: How full it is."]],
        lines: [112],
        fault: "chinese",
      },
    ],
    keeps: [
      {
        what: "a Chinese name between backticks",
        changes: [["description: Gives a disk more room.", "description: Gives a `云盘` more room."]],
      },
    ],
  },
  "text-not-placeholder": {
    breaks: [
      {
        what: "what an import left to be written",
        changes: [["description: How full it is.", 'description: "TODO(import): 使用率"']],
        lines: [111],
        fault: "draft",
      },
      {
        what: "what an import left to be written in Chinese",
        changes: [["zh-CN: 使用率。", 'zh-CN: "TODO(import): translate"']],
        lines: [112],
        fault: "draft",
      },
      {
        what: "words of the vendor page that say nothing",
        changes: [["zh-CN: 使用率。", "zh-CN: 暂无描述。"]],
        lines: [112],
        fault: "placeholder",
      },
      {
        what: "a note to oneself",
        changes: [["description: How full it is.", "description: TODO write this"]],
        lines: [111],
        fault: "placeholder",
      },
      {
        what: "dots",
        changes: [["description: How full it is.", "description: ..."]],
        lines: [111],
        fault: "placeholder",
      },
      {
        what: "the name again",
        changes: [["description: How full it is.", "description: Ratio."]],
        lines: [111],
        fault: "placeholder",
      },
      {
        what: "a summary that is the operationId",
        changes: [["summary: Make a disk larger", "summary: ResizeDisk"]],
        lines: [16],
        fault: "placeholder",
      },
    ],
    keeps: [
      { what: "a short text", changes: [["description: How full it is.", "description: In percent."]] },
    ],
  },
  "timestamp-text": {
    breaks: [
      {
        what: "a number",
        changes: [[`type: string\n          ${CREATED}`, `type: integer\n          ${CREATED}`]],
        lines: [117],
        fault: "type",
        also: ["76 [example-valid]", "120 [value-type]"],
      },
      {
        what: "a date-time",
        changes: [
          [
            `type: string\n          ${CREATED}`,
            `type: string\n          format: date-time\n          ${CREATED}`,
          ],
        ],
        lines: [119],
        fault: "format",
      },
      {
        what: "no example",
        changes: [['          examples: ["Nov 14, 2017 10:20:57 PM"]\n', ""]],
        lines: [117],
        fault: "example",
      },
      {
        what: "an example with a zone",
        changes: [['examples: ["Nov 14, 2017 10:20:57 PM"]', 'examples: ["2017-11-14T22:20:57Z"]']],
        lines: [117],
        fault: "example",
      },
      {
        what: "a text without the form",
        changes: [["in the form of `createDate`", "last"]],
        lines: [122],
        fault: "words",
      },
      {
        what: "a Chinese text without the form",
        changes: [["zh-CN: 变更时间，格式与 `createDate` 相同。", "zh-CN: 变更时间。"]],
        lines: [122],
        fault: "words",
      },
      {
        what: "a form that is told nowhere",
        changes: [[CREATED, "description: When it was made."]],
        lines: [117, 122],
        fault: "words",
      },
    ],
    keeps: [
      {
        what: "a comma after the year",
        changes: [['["Nov 14, 2017 10:20:57 PM"]', '["Nov 14, 2017, 10:20:57 PM"]']],
      },
    ],
  },
  "unquoted-version": {
    breaks: [
      {
        what: "a version that became another",
        changes: [['since: "4.10"', "since: 4.10"]],
        lines: [81],
        fault: "unquoted",
        mended: true,
      },
      {
        what: "a version that lost nothing but its type",
        changes: [['since: "4.10"', "since: 4.5"]],
        lines: [81],
        fault: "unquoted",
        mended: true,
      },
      {
        what: "the version of the document",
        changes: [['version: "4.10"', "version: 4.10"]],
        lines: [4],
        fault: "unquoted",
        mended: true,
      },
      {
        what: "a known value of a string",
        changes: [["[Enabled, Disabled]", "[Enabled, 4.10]"]],
        lines: [115],
        fault: "unquoted",
        mended: true,
      },
      {
        what: "an example of a string",
        changes: [['["Nov 14, 2017 10:20:57 PM"]', '["Nov 14, 2017 10:20:57 PM", 4.0]']],
        lines: [120],
        fault: "unquoted",
        mended: true,
      },
    ],
    keeps: [
      { what: "a limit", changes: [["minimum: 1\n", "minimum: 1.0\n"]] },
      {
        what: "an example of a number",
        changes: [["default: 1.50", "default: 1.50\n          examples: [2.0]"]],
      },
      { what: "a version of three parts", changes: [['since: "4.10"', "since: 4.10.0"]] },
      { what: "a value of an example", changes: [["size: 512 }", "size: 512.0 }"]] },
      {
        what: "a number within a default",
        changes: [
          ["zh-CN: 新的容量。 }\n", "zh-CN: 新的容量。 }\n                  default: { size: 8.0 }\n"],
        ],
      },
    ],
  },
  "unsafe-integer": {
    breaks: [
      {
        what: "a limit",
        changes: [["maximum: 1024", "maximum: 9223372036854775807"]],
        lines: [42],
        fault: "unsafe",
      },
      {
        what: "a value of an example",
        changes: [["size: 512\n", "size: 9007199254740993\n"]],
        lines: [75],
        fault: "unsafe",
      },
    ],
    keeps: [
      { what: "the largest that is safe", changes: [["size: 512\n", "size: 9007199254740991\n"]] },
      { what: "one in quotes", changes: [["summary: A small disk", "summary: '9007199254740993'"]] },
    ],
  },
  "unused-component": {
    breaks: [
      {
        what: "a model that nothing refers to",
        changes: [
          [
            "  schemas:\n",
            "  schemas:\n    Free:\n      type: object\n      description: Free.\n      x-zstack: { zh-CN: 空闲。 }\n",
          ],
        ],
        lines: [92],
        fault: "unused",
        also: ["94 [text-not-placeholder]"],
      },
      {
        what: "a model that only the value of an example names",
        changes: [
          [
            "components:\n  schemas:\n",
            "components:\n  schemas:\n    Free: { type: object, description: Room., x-zstack: { zh-CN: 空闲。 } }\n",
          ],
          [
            "value: { resizeDisk: { size: 512 } }",
            'value: { resizeDisk: { size: 512 }, $ref: "#/components/schemas/Free" }',
          ],
        ],
        lines: [92],
        fault: "unused",
      },
      {
        what: "a response that nothing refers to",
        changes: [["components:\n", "components:\n  responses:\n    Gone: { description: Gone. }\n"]],
        lines: [92],
        fault: "unused",
      },
    ],
    keeps: [
      {
        what: "one that may be used behind a broken reference",
        changes: [
          ['items: { $ref: "#/components/schemas/DiskInventory" }', "items: { $ref: nowhere.yaml }"],
          [
            "  schemas:\n",
            "  schemas:\n    Free: { type: object, description: Room., x-zstack: { zh-CN: 空闲。 } }\n",
          ],
        ],
      },
    ],
  },
  "uuid-pattern": {
    breaks: [
      {
        what: "a uuid that servers send",
        changes: [[DISK_UUID, DISK_UUID.replace(`          ${UUID}\n`, "")]],
        lines: [98],
        fault: "absent",
        mended: true,
      },
      {
        what: "uuids in a list",
        changes: [['items: { type: string, pattern: "^[0-9a-f]{32}$" }', "items: { type: string }"]],
        lines: [135],
        fault: "absent",
        mended: true,
      },
      {
        what: "the uuid that a caller gives something new",
        changes: [
          [
            `resourceUuid:\n                      type: string\n                      ${UUID}\n`,
            "resourceUuid:\n                      type: string\n",
          ],
        ],
        lines: [46],
        fault: "absent",
        mended: true,
      },
    ],
    keeps: [
      {
        what: "a uuid that a caller refers by",
        changes: [
          [
            `resourceUuid:\n                      type: string\n                      ${UUID}\n`,
            "hostUuid:\n                      type: string\n",
          ],
        ],
      },
    ],
  },
  "value-type": {
    breaks: [
      {
        what: "a number among the known values of a string",
        changes: [["[Enabled, Disabled]", "[Enabled, no, 1]"]],
        lines: [115],
        fault: "unquoted",
        mended: true,
      },
      {
        what: "a constant of a string that is a boolean",
        changes: [["[Enabled, Disabled] }", "[Enabled, Disabled], const: true }"]],
        lines: [115],
        fault: "unquoted",
        mended: true,
      },
      {
        what: "an example of a string that is a number, once",
        changes: [
          [
            '["Nov 14, 2017 10:20:57 PM"]\n          x-zstack: { type: Timestamp, zh-CN: 变更',
            '["Nov 14, 2017 10:20:57 PM", 20171114]\n          x-zstack: { type: Timestamp, zh-CN: 变更',
          ],
        ],
        lines: [125],
        fault: "unquoted",
        mended: true,
      },
      {
        what: "null among the known values of a string",
        changes: [["[Enabled, Disabled]", "[Enabled, null]"]],
        lines: [115],
        fault: "nothing",
      },
      {
        what: "a default of an integer that is a fraction, once",
        changes: [["default: 8", "default: 8.5"]],
        lines: [43],
        fault: "other",
      },
    ],
    keeps: [
      { what: "words that are booleans elsewhere", changes: [["[Enabled, Disabled]", "[no, yes, on, off]"]] },
      { what: "an integer for a number", changes: [["default: 1.50", "default: 2"]] },
      {
        what: "null where the type has it",
        changes: [
          [
            "[{ type: string, enum: [Enabled, Disabled] }",
            '[{ type: [string, "null"], enum: [Enabled, null] }',
          ],
        ],
      },
      {
        what: "null where it is allowed as it was in OpenAPI 3.0",
        changes: [["default: 8", "default: null\n                      nullable: true"]],
      },
      { what: "values of a schema without a type", changes: [["          type: number\n", ""]] },
    ],
  },
  "wrapper-key": {
    breaks: [
      {
        what: "params under the key of the page",
        changes: [
          ["required: [resizeDisk]", "required: [params]"],
          ["                resizeDisk:\n", "                params:\n"],
          ["value: { resizeDisk:", "value: { params:"],
        ],
        lines: [32],
        fault: "differs",
      },
      {
        what: "a documented key that is the real one",
        changes: [["documentedKey: params", "documentedKey: resizeDisk"]],
        lines: [86],
        fault: "superfluous",
      },
      {
        what: "a key that may be left out",
        changes: [["              required: [resizeDisk]\n", ""]],
        lines: [31],
        fault: "optional",
      },
    ],
    keeps: [{ what: "no other key on the page", changes: [["        documentedKey: params\n", ""]] }],
  },
};
