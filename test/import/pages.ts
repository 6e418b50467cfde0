import type { PageText, RowText } from "./render-page.ts";

/** Pages of our own, each with what the vendor's are known for: an action, nested params, none, a query, a DELETE. */
const CATEGORY = { en: ["Platform O&M", "Backups"], "zh-CN": ["平台运维", "备份"] };

const TAGS: readonly RowText[] = [
  { name: "systemTags", type: "List", text: { en: "Tags the platform reads.", "zh-CN": "平台使用的标签" } },
  { name: "userTags", type: "List", text: { en: "Tags of yours.", "zh-CN": "自定义标签" } },
];

const UUID: RowText = {
  name: "uuid",
  type: "String",
  required: true,
  text: { en: "Which one.", "zh-CN": "对象的标识" },
};

const ERROR: RowText = {
  name: "error",
  type: "ErrorCode",
  required: true,
  text: { en: "What went wrong.", "zh-CN": "错误信息" },
  children: [
    ...["code", "description", "details", "elaboration"].map((name) => ({
      name,
      type: "String",
      required: true,
      text: { en: `The ${name}.`, "zh-CN": `错误的${name}` },
    })),
    {
      name: "opaque",
      type: "LinkedHashMap",
      required: true,
      text: { en: "More data.", "zh-CN": "附加数据" },
    },
    {
      name: "cause",
      type: "ErrorCode",
      required: true,
      text: { en: "What led to it.", "zh-CN": "根本原因" },
    },
  ],
};

const DATES: readonly RowText[] = ["createDate", "lastOpDate"].map((name) => ({
  name,
  type: "Timestamp",
  required: true,
  text: { en: `When (${name}).`, "zh-CN": `时间（${name}）` },
}));

const CREATED = "Nov 14, 2017 10:20:57 PM";

function text(name: string, required = true): RowText {
  return { name, type: "String", required, text: { en: `Its ${name}.`, "zh-CN": `说明：${name}` } };
}

function typed(name: string, type: string, required = true): RowText {
  return { ...text(name, required), type };
}

export const ACTION: PageText = {
  operationId: "PauseBackupJob",
  method: "PUT",
  path: "/zstack/v1/backup-jobs/{uuid}/actions",
  tag: "Backup Operations",
  since: "4.10",
  category: CATEGORY,
  title: { en: "Pauses a job.", "zh-CN": "暂停备份任务" },
  execution: "sync",
  pathParameters: [UUID],
  body: [
    {
      name: "pausebackupjob",
      type: "Object",
      required: true,
      text: { en: "The body.", "zh-CN": "请求体结构" },
      children: [typed("force", "boolean", false), typed("endpoint", "String", false)],
    },
    ...TAGS,
  ],
  response: "empty",
  example: {},
};

export const NESTED: PageText = {
  operationId: "CreateBackupPlan",
  method: "POST",
  path: "/zstack/v1/backup-plans",
  tag: "Backup Operations",
  since: "4.5.0",
  category: CATEGORY,
  title: { en: "Makes a plan.", "zh-CN": "新建备份计划" },
  execution: "sync",
  body: [
    {
      name: "params",
      type: "Object",
      required: true,
      text: { en: "The params.", "zh-CN": "参数结构" },
      children: [
        text("name"),
        typed("intervalInSeconds", "long"),
        typed("targetUuids", "List"),
        {
          ...typed("retention", "Object", false),
          children: [typed("days", "Integer"), typed("weeks", "Integer", false)],
        },
        { ...typed("mode", "BackupMode", false), values: ["Full", "Incremental"] },
        text("description", false),
      ],
    },
    ...TAGS,
  ],
  response: [
    typed("success", "boolean"),
    ERROR,
    {
      ...typed("inventory", "BackupPlanInventory"),
      children: [
        text("uuid"),
        text("name"),
        text("description", false),
        typed("sizeInLong", "long"),
        typed("windowCount", "Integer"),
        {
          ...typed("windows", "List"),
          children: [text("startTime"), typed("lengthInMinutes", "Integer"), typed("weekdays", "List")],
        },
        ...DATES,
      ],
    },
  ],
  example: {
    inventory: {
      uuid: "0a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d",
      name: "nightly",
      sizeInLong: 8589934592,
      windows: [{ startTime: "02:00", lengthInMinutes: 90, weekdays: ["Mon"] }],
      createDate: CREATED,
      lastOpDate: CREATED,
    },
  },
};

export const WITHOUT_PARAMS: PageText = {
  operationId: "RefreshBackupCatalog",
  method: "POST",
  path: "/zstack/v1/backup-catalogs/{uuid}/refresh",
  tag: "Backup Operations",
  since: "4.5.0",
  category: CATEGORY,
  title: { en: "Reads a catalog again.", "zh-CN": "刷新备份目录" },
  execution: "sync",
  pathParameters: [UUID],
  body: TAGS,
  response: [
    ERROR,
    {
      ...typed("inventory", "BackupCatalogInventory"),
      children: [text("uuid"), typed("enabled", "Boolean"), typed("metadata", "Map", false)],
    },
  ],
  example: { inventory: { uuid: "1a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d", enabled: true } },
};

export const QUERY: PageText = {
  operationId: "QueryBackupTask",
  method: "GET",
  path: "/zstack/v1/backup-tasks",
  tag: "Backup Operations",
  since: "4.5.0",
  category: CATEGORY,
  title: { en: "Finds tasks.", "zh-CN": "查询备份任务" },
  execution: "sync",
  response: [
    typed("success", "boolean"),
    ERROR,
    {
      ...typed("inventories", "List"),
      children: [
        text("uuid"),
        { ...typed("state", "BackupTaskState"), values: ["Enabled", "Disabled"] },
        { ...text("phase"), values: ["Waiting", "CopyingData"], valueType: "BackupTaskPhase" },
        typed("usedCapacity", "long"),
        ...DATES,
      ],
    },
  ],
  example: {
    inventories: [
      {
        uuid: "2a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d",
        state: "Enabled",
        phase: "Waiting",
        usedCapacity: 23959160,
        createDate: CREATED,
        lastOpDate: CREATED,
      },
    ],
  },
};

export const DELETE: PageText = {
  operationId: "DeleteBackupPlan",
  method: "DELETE",
  path: "/zstack/v1/backup-plans/{uuid}",
  tag: "Backup Operations",
  since: "4.5.0",
  category: CATEGORY,
  title: { en: "Removes a plan.", "zh-CN": "删除备份计划" },
  execution: "sync",
  pathParameters: [UUID],
  queryParameters: [text("deleteMode", false), typed("force", "boolean")],
  response: "empty",
  example: {},
};

export const PAGES: readonly PageText[] = [ACTION, NESTED, WITHOUT_PARAMS, QUERY, DELETE];
